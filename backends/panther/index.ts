import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import { collectNotes } from '../../src/backend/conditions-of-exactness.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { type Diagnostic, error, warning } from '../../src/diagnostic/diagnostic.js';
import { visitLeaves } from '../../src/predicate/passes/map-leaves.js';
import { detectionLines } from './detection/print-detection.js';
import { writeDetection } from './detection/write-detection.js';
import { chooseLogTypes } from './log-types/choose.js';
import { noteMessages } from './notes.js';
import { options, type PantherOptions } from './options.js';
import { pack } from './pack.js';
import { globalHelper } from './python/global-helper.js';
import { pythonModule } from './python/module.js';
import { moduleName, ruleIdOf } from './spec/identity.js';
import { ruleFile } from './spec/rule-file.js';
import { testsOf } from './spec/tests.js';

const fileNames = { name: moduleName, separator: '_' } as const;

/** Panther: detections as Python 3.11 with their YAML and tests, or as YAML alone. */
export const panther: Backend<typeof options> = {
  id: 'panther',
  title: 'Panther (Python detections with their tests, or YAML detections)',
  options,
  defaultPipelines: ['auto'],
  formats: {
    python: {
      title: 'a Python file and its YAML with tests',
      extension: 'py',
      hasTests: true,
      files: {
        ...fileNames,
        extensions: ['py', 'yml'],
        shared: (given) => (given.helpers === 'global' ? globalHelper() : []),
      },
    },
    yaml: {
      title: 'a YAML detection with tests, without code',
      extension: 'yml',
      hasTests: true,
      files: { ...fileNames, extensions: ['yml'], shared: () => [] },
    },
    pack: {
      title: 'a pack that lists the rules',
      extension: 'yml',
      join: (outputs, given) => pack(outputs, given as PantherOptions),
    },
  },
  render: (rule: ResolvedRule, format, given): Rendering => {
    if (rule.postprocess !== undefined) {
      const processed = rule.postprocess('');
      if ('errors' in processed || processed.query !== '') return refusal([noQuery(rule)]);
    }
    const chosen = chooseLogTypes(rule, given['log-types']);
    if ('errors' in chosen) return refusal(chosen.errors);
    if (format === 'pack') return packed(rule, given);
    return format === 'yaml' ? yamlFiles(rule, chosen.logTypes, given) : pythonFiles(rule, chosen.logTypes, given);
  },
};

const noQuery = ({ rule }: ResolvedRule): Diagnostic =>
  error('panther/postprocessing', 'a pipeline changes the query of this rule, and a Panther detection is none', {
    at: rule.origin,
    notes: ['leave out the postprocessing of the pipeline'],
  });

/** Its id, if there is a detection of the rule. */
function packed({ predicate, rule }: ResolvedRule, { helpers }: PantherOptions): Rendering {
  const written = pythonModule(predicate, rule.metadata, helpers === 'global');
  return 'errors' in written ? refusal(written.errors) : { output: ruleIdOf(rule), notes: [], errors: [] };
}

function pythonFiles(rule: ResolvedRule, logTypes: readonly string[], given: PantherOptions): Rendering {
  const written = pythonModule(rule.predicate, rule.rule.metadata, given.helpers === 'global');
  if ('errors' in written) return refusal(written.errors);
  const { tests, notes } = testing(rule, logTypes, given);
  return {
    files: (name) => [
      { path: `${name}.py`, content: written.text },
      {
        path: `${name}.yml`,
        content: ruleFile(rule, { logTypes, tests, detection: [`Filename: ${name}.py`] }, given),
      },
    ],
    notes: [...keywordNotes(rule), ...notes],
    errors: [],
  };
}

function yamlFiles(rule: ResolvedRule, logTypes: readonly string[], given: PantherOptions): Rendering {
  const writing = { notes: collectNotes(), errors: [] as Diagnostic[] };
  const expression = writeDetection(rule.predicate, writing);
  if (expression === undefined || writing.errors.length > 0) return refusal(writing.errors);
  const { tests, notes } = testing(rule, logTypes, given);
  const content = ruleFile(rule, { logTypes, tests, detection: detectionLines(expression) }, given);
  return {
    files: (name) => [{ path: `${name}.yml`, content }],
    notes: [...writing.notes.notes(noteMessages), ...notes],
    errors: [],
  };
}

/** The tests of a rule, and what is to be said if Panther's tool wants more. */
function testing(rule: ResolvedRule, logTypes: readonly string[], given: PantherOptions) {
  const { tests, gaps, leftOut } = testsOf(rule, logTypes, Number(given.tests));
  const isEnough = tests.some(({ expected }) => expected) && tests.some(({ expected }) => !expected);
  const note = warning('panther/no-test', noteMessages['panther/no-test'](), { at: rule.rule.origin, notes: gaps });
  const left = warning('panther/test-left-out', noteMessages['panther/test-left-out'](leftOut.join(', ')), {
    at: rule.rule.origin,
  });
  // They are about the tests, and not about what the detection means.
  const notes = [...(isEnough ? [] : [note]), ...(leftOut.length === 0 ? [] : [left])];
  return { tests, notes: notes.map((one): Diagnostic => ({ ...one, severity: 'info' })) };
}

function keywordNotes({ predicate }: ResolvedRule): readonly Diagnostic[] {
  const notes = collectNotes();
  visitLeaves(predicate, (leaf) => {
    if (leaf.kind === 'keyword') notes.add('panther/keyword', '', leaf.origin);
  });
  return notes.notes(noteMessages);
}
