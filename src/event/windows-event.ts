import type { Event, JsonObject, JsonValue } from './event.js';
import { getOwn, isJsonObject, type MutableJsonObject, setOwn } from './own-key.js';
import { eventDataFields, type Fields, systemFields, userDataFields } from './windows-data.js';

/**
 * What says which record this is. These always come from System: rules and log sources choose events by them, and
 * the program that logged must not be able to forge them by its data.
 */
const IDENTITY: ReadonlySet<string> = new Set([
  'EventID',
  'Channel',
  'Computer',
  'Provider_Name',
  'Provider_Guid',
  'EventRecordID',
  'TimeCreated_SystemTime',
]);

/** What is taken apart, and the XML namespace in the spellings that begin with a letter. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'System',
  'EventData',
  'UserData',
  'xmlns',
  '_attributes',
  'Event_attributes',
]);

/** Whether an event is `{"Event": {"System": {…}, …}}`, the XML of a Windows event in JSON. */
export function isWindowsEvent(event: Event): boolean {
  return windowsSystem(event) !== undefined;
}

/**
 * The flat form of a Windows event, as Sigma rules name its fields: those of System (attributes as `Provider_Name`),
 * of EventData and of UserData's child become plain fields. Any other event is given back as it is.
 *
 * Where names clash, the data wins (rules mean the data when they say `Level` or `Version`) and System's is kept as
 * `System_Level`; but what identifies the record ({@link IDENTITY}) comes from System, and the data's is kept as
 * `EventData_Channel` or `UserData_Channel`. What stands beside `Event`, and in it beside the three, is kept unless a
 * field has its name; `RenderingInfo.Message` is also `Message`.
 */
export function flattenWindowsEvent(event: Event): Event {
  const system = windowsSystem(event);
  if (system === undefined) return event;
  const flat: MutableJsonObject = {};
  for (const [name, value] of Object.entries(event)) if (name !== 'Event') setOwn(flat, name, value);
  const inner = event.Event as JsonObject;
  for (const [name, value] of Object.entries(inner)) {
    if (!NOT_KEPT.has(name) && /^\w/.test(name)) setOwn(flat, name, value);
  }
  addMessage(flat);
  const fromSystem = systemFields(system);
  for (const [name, value] of fromSystem) setOwn(flat, name, value);
  const sections = [
    ['EventData', eventDataFields],
    ['UserData', userDataFields],
  ] as const;
  for (const [section, fieldsOf] of sections) {
    const data = getOwn(inner, section);
    if (data !== undefined && data !== null) addData(flat, section, fieldsOf(data), fromSystem);
  }
  return flat;
}

function windowsSystem(event: Event): JsonObject | undefined {
  const inner = getOwn(event, 'Event');
  const system = isJsonObject(inner) ? getOwn(inner, 'System') : undefined;
  if (!isJsonObject(system)) return undefined;
  return ['EventID', 'Provider', 'Provider_attributes', 'Channel'].some((name) => Object.hasOwn(system, name))
    ? system
    : undefined;
}

function addData(flat: MutableJsonObject, section: string, data: Fields, fromSystem: Fields): void {
  for (const [name, value] of data) {
    const systems: JsonValue | undefined = fromSystem.get(name);
    if (systems === undefined) {
      setOwn(flat, name, value);
    } else if (IDENTITY.has(name)) {
      setOwn(flat, `${section}_${name}`, value);
    } else {
      setOwn(flat, `System_${name}`, systems);
      setOwn(flat, name, value);
    }
  }
}

/** Forwarded events carry the text that the event viewer shows. */
function addMessage(flat: MutableJsonObject): void {
  const rendering = getOwn(flat, 'RenderingInfo');
  const message = isJsonObject(rendering) ? getOwn(rendering, 'Message') : undefined;
  if (typeof message === 'string' && !Object.hasOwn(flat, 'Message')) setOwn(flat, 'Message', message);
}
