import fc from 'fast-check';

/*
 * The properties try the same examples in every run, so that a change is judged by what it changed. Other examples:
 * TRANSIGMA_SEED=random, or the number that a failed run printed.
 */
const wanted = process.env.TRANSIGMA_SEED ?? '20261121';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
