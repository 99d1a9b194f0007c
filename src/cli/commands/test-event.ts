import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import type { Event, JsonValue } from '../../event/event.js';
import { isJsonObject, type MutableJsonObject, setOwn } from '../../event/own-key.js';
import { parseJson } from '../../event/parse-json.js';
import type { EventRead } from '../../event/read-events.js';
import { JsonSyntaxError } from '../../event/strict-json.js';
import { flattenWindowsEvent } from '../../event/windows-event.js';
import { describeNode, type YamlNode } from '../../source/yaml-node.js';

/** An event that is written in YAML: a map, or (Panther) a text that holds a JSON object. */
export function eventOf(node: YamlNode): EventRead | Diagnostic {
  const fault = (message: string) => error('test/event', message, { at: node.span });
  if (node.kind === 'sequence') return fault('an event is a map, not a list; several events stand under "events"');
  if (node.kind === 'mapping') return readAt(node, jsonOf(node) as Event);
  if (node.value === null || typeof node.value !== 'string')
    return fault(`an event is a map, not ${describeNode(node)}`);
  try {
    const value = parseJson(node.value);
    return isJsonObject(value) ? readAt(node, value) : fault('an event is a map, or a text that holds a JSON object');
  } catch (thrown) {
    if (!(thrown instanceof JsonSyntaxError)) throw thrown;
    return fault(`an event is a map, or a text that holds a JSON object: ${thrown.message}`);
  }
}

function readAt({ span }: YamlNode, event: Event): EventRead {
  const { file, line } = span.location;
  return { kind: 'event', event: flattenWindowsEvent(event), source: file, line, index: 1 };
}

/** YAML as JSON. Numbers that JSON does not have (`.inf`, `.nan`) stay texts. */
function jsonOf(node: YamlNode): JsonValue {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.text : node.value;
    case 'sequence':
      return node.items.map(jsonOf);
    case 'mapping': {
      const object: MutableJsonObject = {};
      for (const { name, value } of node.entries) setOwn(object, name, jsonOf(value));
      return object;
    }
    default:
      return node satisfies never;
  }
}
