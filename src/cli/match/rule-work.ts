/** What a rule had to do. */
export interface RuleWork {
  /** The place of the rule among those that were loaded. */
  readonly rule: number;
  /** The events whose values left it to the rule's condition whether it matches. */
  tried: number;
  matched: number;
  /** What the condition took, in nanoseconds. */
  nanoseconds: number;
}

/** Gathers what rules do. */
export interface WorkMeter {
  readonly measure: (rule: number, milliseconds: number, holds: boolean) => void;
  /** What has come together, and begins anew. */
  readonly take: () => readonly RuleWork[];
}

/** Makes a meter. */
export function workMeter(): WorkMeter {
  let work = new Map<number, RuleWork>();
  return {
    measure: (rule, milliseconds, holds) => {
      let one = work.get(rule);
      if (one === undefined) {
        one = { rule, tried: 0, matched: 0, nanoseconds: 0 };
        work.set(rule, one);
      }
      one.tried++;
      if (holds) one.matched++;
      one.nanoseconds += milliseconds * 1e6;
    },
    take: () => {
      const taken = [...work.values()];
      work = new Map();
      return taken;
    },
  };
}
