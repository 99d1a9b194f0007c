const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/**
 * Whether a text is a duration as Kibana takes it, of at least so many of its units: without leading zeros, and with
 * five digits at most, which is more than a year of minutes needs.
 */
export const isDuration = (text: string, least: 0 | 1): boolean =>
  /^[1-9]\d{0,4}[smhd]$/.test(text) || (least === 0 && /^0[smhd]$/.test(text));

/** When a rule runs, and from when on each run searches. */
export interface Schedule {
  readonly interval: string;
  /** Date math: `now-6m`. */
  readonly from: string;
}

/** Each run looks at the time since the last one, and a little further back for events that arrive late. */
export function scheduleOf(interval: string, lookback: string): Schedule {
  const total = seconds(interval) + seconds(lookback);
  return { interval, from: total % 60 === 0 ? `now-${total / 60}m` : `now-${total}s` };
}

const seconds = (duration: string): number => Number(duration.slice(0, -1)) * (secondsOf[duration.slice(-1)] ?? 0);
