import type { JsonValue } from './event.js';
import { isJsonObject } from './own-key.js';

type Entry = readonly [name: string, value: JsonValue];

/** An XML element as some converter has written it into JSON. */
export interface XmlElement {
  /** Its text, or its whole value where that is not an object; undefined if it has none. */
  readonly text: JsonValue | undefined;
  readonly attributes: readonly Entry[];
  /** All other keys: child elements, or attributes that the converter did not mark. */
  readonly children: readonly Entry[];
}

/** evtx_dump · lxml-like converters · xml-js · xml2js */
const ATTRIBUTE_OBJECTS: ReadonlySet<string> = new Set(['#attributes', '@attributes', '_attributes', '$']);
/** evtx_dump and xmltodict · xml-js · xml2js */
const TEXTS: ReadonlySet<string> = new Set(['#text', '_text', '_']);

/**
 * Takes an element apart, whichever of the usual spellings it has: attributes in an object (`#attributes`,
 * `@attributes`, `_attributes`, `$`) or with a sign before their names (`@Name`, `-Name`), the text as `#text`,
 * `_text` or `_`. None of these can be the name of an XML element, but `_` and `_text`, which nobody uses. XML
 * namespaces are left out.
 */
export function readElement(value: JsonValue): XmlElement {
  if (!isJsonObject(value)) return { text: value, attributes: [], children: [] };
  let text: JsonValue | undefined;
  const attributes: Entry[] = [];
  const children: Entry[] = [];
  const addAttribute = (name: string, attribute: JsonValue): void => {
    if (!isNamespace(name)) attributes.push([name, attribute]);
  };
  for (const key of Object.keys(value)) {
    const child = value[key]!;
    if (TEXTS.has(key)) text = child;
    else if (ATTRIBUTE_OBJECTS.has(key) && isJsonObject(child)) {
      for (const name of Object.keys(child)) addAttribute(name, child[name]!);
    } else if (key.length > 1 && (key.startsWith('@') || key.startsWith('-'))) addAttribute(key.slice(1), child);
    else children.push([key, child]);
  }
  return { text, attributes, children };
}

function isNamespace(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}
