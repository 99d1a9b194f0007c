import type { JsonObject, JsonValue } from './event.js';
import { isJsonObject } from './own-key.js';
import { readElement, type XmlElement } from './xml-element.js';

/** The fields of an EventData, of a UserData or of System, in their order; a name that occurs twice has an array. */
export type Fields = ReadonlyMap<string, JsonValue>;

interface Gathered {
  readonly values: Map<string, JsonValue>;
  /** The arrays that stand for a name that occurred several times, and not for a value of the event. */
  readonly lists: Map<string, JsonValue[]>;
}

/**
 * The fields of `Event.EventData`: `Data` elements by their names, those without a name together as `Data`, and
 * elements of any other name (`Binary`) as they are called. evtx_dump has the names as keys already.
 */
export function eventDataFields(value: JsonValue): Fields {
  const fields: Gathered = { values: new Map(), lists: new Map() };
  // Some shippers write the bare list of data.
  if (isJsonObject(value)) addContainer(fields, 'EventData', value);
  else if (!isBlank(value)) addDataElements(fields, value);
  return fields.values;
}

/** The fields of `Event.UserData`, which are those of its child, whatever that is called. */
export function userDataFields(value: JsonValue): Fields {
  const fields: Gathered = { values: new Map(), lists: new Map() };
  const element = readElement(value);
  addAttributes(fields, 'UserData', element);
  for (const [name, child] of element.children) {
    if (isJsonObject(child)) addContainer(fields, name, child);
    else addField(fields, name, child);
  }
  return fields.values;
}

/**
 * The fields of `Event.System`. Attributes become fields called after the element and the attribute:
 * `Provider_Name`, `TimeCreated_SystemTime`, `Execution_ProcessID`, `Security_UserID`, `EventID_Qualifiers`.
 */
export function systemFields(system: JsonValue): Fields {
  const fields: Gathered = { values: new Map(), lists: new Map() };
  for (const [name, value] of readElement(system).children) {
    if (!isJsonObject(value)) {
      addField(fields, name, value);
      continue;
    }
    const element = readElement(value);
    // evtx_dump --separate-json-attributes writes "Provider_attributes": {"Name": …}
    const attributesOf = name.endsWith('_attributes') ? name.slice(0, -'_attributes'.length) : undefined;
    const prefix = attributesOf ?? name;
    addAttributes(fields, prefix, element);
    let text = element.text;
    for (const [child, childValue] of element.children) {
      // Velociraptor writes "EventID": {"Value": 4624}. Elements of System have no children, so the rest are attributes.
      if (child === 'Value' && attributesOf === undefined) text ??= childValue;
      else addField(fields, `${prefix}_${child}`, childValue);
    }
    if (text !== undefined) addField(fields, prefix, text);
  }
  return fields.values;
}

function addContainer(fields: Gathered, name: string, value: JsonValue): void {
  const element = readElement(value);
  addAttributes(fields, name, element);
  if (element.text !== undefined && !isBlank(element.text)) addDataElements(fields, element.text);
  for (const [child, childValue] of element.children) {
    if (child === 'Data') addDataElements(fields, childValue);
    else addChild(fields, child, childValue);
  }
}

function addChild(fields: Gathered, name: string, value: JsonValue): void {
  const element = isJsonObject(value) ? readElement(value) : undefined;
  if (element === undefined || element.children.length > 0 || Object.keys(value as JsonObject).length === 0) {
    // An object with other keys is a structure of its own: rules reach into it with dots.
    addField(fields, name, value);
    return;
  }
  addAttributes(fields, name, element);
  addField(fields, name, element.text ?? null);
}

function addDataElements(fields: Gathered, value: JsonValue): void {
  for (const item of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) addDataElement(fields, item);
}

function addDataElement(fields: Gathered, item: JsonValue): void {
  const element = readElement(item);
  const child = (name: string) => element.children.find(([key]) => key === name)?.[1];
  const name = element.attributes.find(([key]) => key === 'Name')?.[1] ?? child('Name');
  if (typeof name === 'string') {
    // XML cannot tell an empty text from none; null is what the converters make of it.
    addField(fields, name, element.text ?? child('Value') ?? null);
  } else if (Array.isArray(element.text)) {
    // evtx_dump puts all unnamed elements into the text of one.
    for (const text of element.text as readonly JsonValue[]) addField(fields, 'Data', text);
  } else {
    addField(fields, 'Data', element.text === undefined ? item : element.text);
  }
}

function addAttributes(fields: Gathered, prefix: string, element: XmlElement): void {
  for (const [name, value] of element.attributes) addField(fields, `${prefix}_${name}`, value);
}

function addField(fields: Gathered, name: string, value: JsonValue): void {
  const before = fields.values.get(name);
  if (before === undefined) {
    fields.values.set(name, value);
    return;
  }
  const list = fields.lists.get(name);
  if (list !== undefined) {
    list.push(value);
    return;
  }
  const begun = [before, value];
  fields.lists.set(name, begun);
  fields.values.set(name, begun);
}

function isBlank(value: JsonValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
