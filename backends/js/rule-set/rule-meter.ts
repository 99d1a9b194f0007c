/** Is told of each rule whose condition was evaluated: its number, the milliseconds that it took, and whether it holds. */
export type RuleMeter = (rule: number, milliseconds: number, holds: boolean) => void;
