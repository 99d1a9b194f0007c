const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Whether a text is a duration as Kibana writes it, of at least so many of its units. */
export function isDuration(text: string, least: 0 | 1): boolean {
  const [, digits] = /^(\d{1,5})[smhd]$/.exec(text) ?? [];
  return digits !== undefined && Number(digits) >= least;
}

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
