import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transigma } from '../../cli/run.js';

/** A folder that the command line wrote. */
export interface PantherOutput {
  readonly folder: string;
  /** What manifest.json says of each rule. */
  readonly rules: readonly { readonly rule: { readonly id?: string }; readonly notes: readonly string[] }[];
}

/** Writes output into folders, which are removed with `remove`. */
export function pantherOutputs() {
  let root: string | undefined;
  return {
    remove: () => {
      if (root !== undefined) rmSync(root, { recursive: true, force: true });
    },
    /** Converts rules that the target takes. */
    write: (name: string, rules: string, options: readonly string[] = []): PantherOutput => {
      root ??= mkdtempSync(join(tmpdir(), 'transigma-panther-'));
      const folder = join(root, name);
      convert(['-s', ...options, '-o', `${folder}/`, resolve(rules)]);
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
      return { folder, rules: manifest.rules };
    },
    /** Adds a pack of the rules. */
    addPack: ({ folder }: PantherOutput, rules: string, options: readonly string[] = []): string => {
      const path = join(folder, 'packs', 'sigma.yml');
      convert(['-s', '-f', 'pack', ...options, '-o', path, resolve(rules)]);
      return path;
    },
  };
}

/** The modules of a folder, in a stable order. */
export const modulesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort();

function convert(args: readonly string[]): void {
  const { status, stderr } = transigma(['convert', '-t', 'panther', ...args]);
  if (status !== 0) throw new Error(stderr.slice(-2000));
}
