/** What the time of an event is usually called, in small letters and in the order in which it is looked for. */
export const usualTimeNames: readonly string[] = [
  'eventtime',
  'event_time',
  'time_dt',
  '@timestamp',
  'timestamp',
  'time',
  'datetime',
  'ts',
  'start',
];
