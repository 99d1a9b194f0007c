import type { Event } from '../event/event.js';
import { getOwn } from '../event/own-key.js';

/** What an event can be known to be by its keys alone. */
export type EventShape = 'windows' | 'cloudtrail';

/** No channel of Windows has a longer name. */
const longestChannel = 255;

/**
 * Says what an event is, if its keys leave no doubt: a (flat) Windows event has a channel and an event ID, a record of
 * CloudTrail the service and the name of a call. Undefined for everything else, and for Sysmon for Linux, which writes
 * events like those of Windows.
 */
export function shapeOf(event: Event): EventShape | undefined {
  const channel = getOwn(event, 'Channel');
  if (typeof channel === 'string' && channel !== '') {
    if (channel.length > longestChannel || /^linux-/i.test(channel)) return undefined;
    const eventId = getOwn(event, 'EventID');
    const isId = typeof eventId === 'number' || (typeof eventId === 'string' && /^\d{1,6}$/.test(eventId));
    return isId ? 'windows' : undefined;
  }
  const source = getOwn(event, 'eventSource');
  if (typeof source !== 'string' || !source.endsWith('.amazonaws.com')) return undefined;
  return typeof getOwn(event, 'eventName') === 'string' && getOwn(event, 'awsRegion') !== undefined
    ? 'cloudtrail'
    : undefined;
}
