/** What keeps an expression from being a set of wildcard patterns. */
export type PatternObstacle =
  /** `\b`, `\B` */
  | 'word-boundary'
  /** `^` or `$` with `m` */
  | 'line-anchor'
  /** A `.` that is not `\n`: a wildcard is any character. */
  | 'dot'
  /** A class of too many characters. */
  | 'class'
  /** `x+` and the like, where no wildcard stands beside it. */
  | 'repetition'
  /** More patterns, or longer ones, than wanted. */
  | 'too-many'
  /** It never matches, so it is no pattern at all. */
  | 'never';

/** Carries an obstacle out of the recursion. */
export class PatternObstacleError extends Error {
  readonly obstacle: PatternObstacle;

  constructor(obstacle: PatternObstacle) {
    super(obstacle);
    this.obstacle = obstacle;
  }
}
