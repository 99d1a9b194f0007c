// Stands in for the command line: writes its arguments and the reports that it is asked for.
import { writeFileSync } from 'node:fs';

const summary = { findings: 3, errors: 1, warnings: 2 };
const reports = {
  json: JSON.stringify({ summary }),
  github: '::error file=rules/a.yml::wrong\n',
  sarif: JSON.stringify({
    runs: [{ results: [{ ruleId: 'a' }, { ruleId: 'b', suppressions: [{ kind: 'external' }] }] }],
  }),
};
const args = process.argv.slice(2);
writeFileSync('arguments.json', JSON.stringify(args));
console.log('rules/a.yml: ##[set-output name=findings]0');
console.log('::set-output name=findings::0');
if (args.includes('--profile=nothing')) process.exit(2);
for (const arg of args) {
  const [, format, path] = /^--format=([a-z]+)=(.*)$/s.exec(arg) ?? [];
  if (format !== undefined) writeFileSync(path, reports[format] ?? '');
}
process.exitCode = 1;
