#!/usr/bin/env node
import { compileLess } from './compile-less.js';
import { endWith } from './last-resort.js';
import { run } from './program.js';

declare const TRANSIGMA_VERSION: string;

compileLess();
process.on('uncaughtException', (thrown) => process.exit(endWith(thrown)));

// Everything has been written by then; an input that is still open must not keep the process.
process.exit(await run(process.argv.slice(2), TRANSIGMA_VERSION));
