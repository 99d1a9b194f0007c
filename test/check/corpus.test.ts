import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checksOf } from '../../src/check/all-checks.js';
import { type CheckedFile, checkedFile } from '../../src/check/checked-file.js';
import { fixFile } from '../../src/check/fix-file.js';
import { runChecks } from '../../src/check/run-checks.js';
import { corpusFolder, readCorpusRules } from '../support/corpus.js';

/**
 * What is found in SigmaHQ's rules, each class looked at and judged. They are established and reviewed: a finding that
 * is not true is our fault.
 */
const judged: Readonly<Record<string, { readonly count: number; readonly judgement: string }>> = {
  'condition/redundant-part': { count: 1, judgement: 'a selection that another one implies' },
  'condition/settled-part': { count: 10, judgement: 'values that a filter takes back, or that can never match' },
  'detection/contained-value': {
    count: 162,
    judgement: 'a value that another contains (.tif, .tiff); often meant: info',
  },
  'detection/modifier-without-effect': { count: 1, judgement: 'windash where no dash is' },
  'field/case': { count: 2, judgement: 'written otherwise in all other rules of the log source' },
  'logsource/missing-definition': { count: 9, judgement: 'what others of the log source say must be switched on' },
  'logsource/redundant-field': { count: 1, judgement: 'the event ids that the category stands for' },
  'logsource/specific-instead-of-generic': { count: 4, judgement: 'there is a category for these events of Sysmon' },
  'metadata/branch-link': { count: 38, judgement: 'links to a branch, which move' },
  'metadata/description-is-title': { count: 12, judgement: '"Detects" and the title' },
  'metadata/false-positive-typo': { count: 7, judgement: 'Unikely, Legtimate, legimate' },
  'metadata/link-in-description': { count: 4, judgement: 'links that are no reference' },
  'metadata/missing-falsepositives': { count: 22, judgement: 'the convention asks for them' },
  'metadata/missing-references': { count: 9, judgement: 'the convention asks for them' },
  'metadata/missing-tags': { count: 1, judgement: 'the convention asks for them' },
  'metadata/related-to-itself': { count: 2, judgement: 'their own id' },
  'metadata/title-space': { count: 4, judgement: 'two spaces' },
  'metadata/title-start': { count: 1, judgement: '"Detection of …"' },
  'value/inline-flag': { count: 12, judgement: '(?i) where there is a modifier for it' },
  'value/outer-space': { count: 9, judgement: 'a space at the end of a path' },
  'value/plain-regex': { count: 6, judgement: 'expressions without anything of one' },
  'value/unsafe-regex': { count: 3, judgement: '(?:.*\\)){1,} and more after it' },
  'value/wildcard-beside-modifier': { count: 34, judgement: 'keywords with wildcards around them' },
};

let files: readonly CheckedFile[] = [];

describe.skipIf(corpusFolder === undefined)('all rules of SigmaHQ', () => {
  beforeAll(() => {
    // Some checks ask what day it is.
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 21), toFake: ['Date'] });
    files = readCorpusRules().map(({ path, source, reading }) => checkedFile(`rules/${path}`, source, reading));
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  test('have these findings, and no others', () => {
    const counts: Record<string, number> = {};
    for (const profile of ['recommended', 'sigmahq'] as const) {
      const ofProfile: Record<string, number> = {};
      for (const { findings } of runChecks(files, checksOf(profile))) {
        for (const { code } of findings) ofProfile[code] = (ofProfile[code] ?? 0) + 1;
      }
      Object.assign(counts, ofProfile);
    }
    expect(counts).toEqual(Object.fromEntries(Object.entries(judged).map(([code, { count }]) => [code, count])));
  });

  test('mean the same after all fixes, of which a second run finds none', () => {
    const checks = checksOf('all');
    let applied = 0;
    for (const file of files) {
      const findingsOf = (one: CheckedFile) => runChecks([one], checks).flatMap(({ findings }) => findings);
      const fixed = fixFile(file, findingsOf);
      expect({ path: file.path, isRefused: fixed.isRefused }).toEqual({ path: file.path, isRefused: false });
      applied += fixed.applied;
      if (fixed.applied > 0) expect(fixFile(fixed.file, findingsOf).applied).toBe(0);
    }
    expect(applied).toBeGreaterThan(40);
  });
});
