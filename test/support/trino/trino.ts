import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a statement gave. Rows have no order but that of an ORDER BY. */
export interface TrinoRows {
  readonly columns: readonly string[];
  /** Trino's own names: `varchar(3)`, `array(integer)`. */
  readonly types: readonly string[];
  /**
   * Text, numbers, booleans and null. Arrays and rows are arrays, maps are objects. All else is text: decimals, times,
   * addresses, numbers that JavaScript cannot hold; bytes are hexadecimal.
   */
  readonly rows: readonly (readonly unknown[])[];
}

/** What Trino's parser reads in a text. The lists are in the order of the text, without what comments say. */
export interface TrinoSyntax {
  readonly statements: number;
  /** `Query`, `CreateView`, …; of several statements, all, joined by `;`. */
  readonly kind: string;
  /** The values of string literals. JSON paths, intervals and typed literals such as DATE '…' count. */
  readonly strings: readonly string[];
  /** Names as the text spells them, without quotes: columns, tables, functions and types that are no keywords. */
  readonly identifiers: readonly string[];
  /** As the text spells them, with their sign. */
  readonly numbers: readonly string[];
}

export interface TrinoOptions {
  /** After so many seconds a statement fails as EXCEEDED_TIME_LIMIT; 120 unless told. */
  readonly seconds?: number;
}

export interface Trino {
  /** Runs one statement; what makes or changes a table waits for all before it. Rejects with a {@link TrinoError}. */
  query(sql: string, options?: TrinoOptions): Promise<TrinoRows>;
  /** Reads any number of statements without running them. Rejects with a {@link TrinoError}. */
  parse(sql: string): Promise<TrinoSyntax>;
  stop(): Promise<void>;
}

/** What Trino says about a statement, or that its process has ended (`errorCode` PROCESS_ENDED). */
export class TrinoError extends Error {
  override readonly name = 'TrinoError';
  /** Trino's name for the error: SYNTAX_ERROR, TYPE_MISMATCH, INVALID_CAST_ARGUMENT, … */
  readonly errorCode: string;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, errorCode: string, place: { readonly line?: number; readonly column?: number } = {}) {
    super(message);
    this.errorCode = errorCode;
    this.line = place.line;
    this.column = place.column;
  }
}

type Readiness = { readonly ok: true } | { readonly ok: false; readonly why: string };
type Check = { readonly ok: true; readonly command: readonly string[] } | { readonly ok: false; readonly why: string };

interface Answer {
  readonly id?: number;
  readonly error?: string;
  readonly errorCode?: string;
  readonly line?: number;
  readonly column?: number;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: TrinoError) => void;
}

const startMilliseconds = 120_000;
const stopMilliseconds = 3_000;
const stderrTail = 4_000;

let checked: Check | undefined;

function check(): Check {
  checked ??= JSON.parse(
    execFileSync(process.execPath, ['tools/engines/trino.mjs', '--check'], { encoding: 'utf8' }),
  ) as Check;
  return checked;
}

/** Whether Trino can be started here: Java is there, and `tools/engines/trino.mjs` has fetched the rest. */
export function trinoReady(): Readiness {
  const result = check();
  return result.ok ? { ok: true } : result;
}

/** Starts a process with a Trino of its own, its catalog `memory` empty. It ends with this process at the latest. */
export async function startTrino(): Promise<Trino> {
  const result = check();
  if (!result.ok) throw new TrinoError(result.why, 'NOT_READY');
  const [java, ...options] = result.command;
  const child = spawn(java!, options, { stdio: 'pipe' });
  const trino = new TrinoProcess(child);
  await trino.started;
  return trino;
}

class TrinoProcess implements Trino {
  readonly started: Promise<unknown>;
  private readonly waiting = new Map<number, Waiting>();
  private readonly ended: Promise<void>;
  private lastId = 0;
  private errors = '';
  private end: TrinoError | undefined;

  constructor(private readonly child: ChildProcessWithoutNullStreams) {
    // Not killed outright: it has a folder of temporary files to remove.
    const terminate = () => child.kill('SIGTERM');
    process.once('exit', terminate);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-stderrTail);
    });
    // Writing to a process that has ended: its end is what is told.
    child.stdin.on('error', () => {});
    createInterface({ input: child.stdout }).on('line', (line) => this.take(line));
    this.ended = new Promise((resolve) => {
      const close = (what: string) => {
        process.off('exit', terminate);
        this.fail(what);
        resolve();
      };
      child.once('error', (error) => close(`could not be started: ${error.message}`));
      child.once('close', (code, signal) => close(`has ended (${signal ?? `status ${code}`})`));
    });
    // The sign of life that comes unasked has no id; no request is number 0.
    this.started = this.wait(0);
    const timer = setTimeout(() => child.kill('SIGKILL'), startMilliseconds);
    this.started.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  }

  async query(sql: string, options: TrinoOptions = {}): Promise<TrinoRows> {
    const { columns, types, rows } = await this.ask<TrinoRows>({ op: 'query', sql, ...options });
    return { columns, types, rows };
  }

  async parse(sql: string): Promise<TrinoSyntax> {
    const { statements, kind, strings, identifiers, numbers } = await this.ask<TrinoSyntax>({ op: 'parse', sql });
    return { statements, kind, strings, identifiers, numbers };
  }

  async stop(): Promise<void> {
    // It ends when its input does and all is answered; nobody waits for that long.
    this.child.stdin.end();
    const terminate = setTimeout(() => this.child.kill('SIGTERM'), stopMilliseconds);
    const kill = setTimeout(() => this.child.kill('SIGKILL'), 2 * stopMilliseconds);
    await this.ended;
    clearTimeout(terminate);
    clearTimeout(kill);
  }

  private async ask<T>(request: object): Promise<T> {
    if (this.end !== undefined) throw this.end;
    this.lastId += 1;
    const answer = this.wait(this.lastId);
    this.child.stdin.write(`${JSON.stringify({ id: this.lastId, ...request })}\n`);
    const { error, errorCode = 'GENERIC_INTERNAL_ERROR', ...rest } = await answer;
    // Made here and not where the answer arrives: its stack leads to who asked.
    if (error !== undefined) throw new TrinoError(error, errorCode, rest);
    return rest as T;
  }

  private wait(id: number): Promise<Answer> {
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private take(line: string): void {
    // Nothing else is meant to come, but a process in trouble may say so here.
    if (!line.startsWith('{')) {
      this.errors = `${this.errors}${line}\n`;
      return;
    }
    const answer = JSON.parse(line) as Answer;
    const id = answer.id ?? 0;
    this.waiting.get(id)?.resolve(answer);
    this.waiting.delete(id);
  }

  private fail(what: string): void {
    this.end ??= new TrinoError(`Trino's process ${what}\n${this.errors}`.trimEnd(), 'PROCESS_ENDED');
    for (const { reject } of this.waiting.values()) reject(this.end);
    this.waiting.clear();
  }
}
