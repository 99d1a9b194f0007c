const ruleInterface = `/** What a rule says of itself. */
export interface Rule {
  readonly title: string;
  readonly id?: string;
  readonly name?: string;
  readonly status?: string;
  readonly level?: string;
  readonly description?: string;
  readonly author?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly license?: string;
  readonly taxonomy?: string;
  readonly tags: readonly string[];
  readonly references: readonly string[];
  readonly falsepositives: readonly string[];
  readonly fields: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  readonly logsource: {
    readonly category?: string;
    readonly product?: string;
    readonly service?: string;
    readonly definition?: string;
  };`;

/** The types of the module of a rule, which are those of every one. */
export const moduleTypes = `${ruleInterface}
}

/** What the rule says of itself. */
export declare const rule: Rule;

/** Whether an event, an object as JSON.parse gives it, matches the rule. */
export declare function match(event: unknown): boolean;`;

/** The types of the module of many rules. */
export const ruleSetTypes = `${ruleInterface}
  /** Whether an event matches the rule. */
  readonly match: (event: unknown) => boolean;
}

/** The rules, in the order in which they were converted. */
export declare const rules: readonly Rule[];

/** The rules that an event, an object as JSON.parse gives it, matches. */
export declare function match(event: unknown): readonly Rule[];`;
