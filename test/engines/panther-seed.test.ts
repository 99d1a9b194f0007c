import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { decodeSource } from '../../src/source/decode.js';
import { Source } from '../../src/source/source.js';
import { corpusFolder } from '../support/corpus.js';
import { pantherConverter, pantherEvents, pantherReady, skipped } from '../support/python/panther.js';
import { runRules } from '../support/python/python.js';

const ready = pantherReady();
const path = join(corpusFolder ?? '', '../seeds/002_048bd3fc2dbc9645.txt');
const isThere = corpusFolder !== undefined && existsSync(path);
const own = 'rules/aws/iam/aws_cloudtrail_iam_change.yml';

interface PantherRule {
  readonly Tests: readonly { readonly Name: string; readonly ExpectedResult: boolean; readonly Log: unknown }[];
}

const title = 'the rule IAM Change of Panther';
describe.skipIf(!ready.ok || !isThere)(
  `${title}${isThere ? skipped(ready) : ' (skipped: its text is missing)'}`,
  () => {
    /** The YAML of the rule, which a page of a catalogue shows. */
    const theirs = () => {
      const page = readFileSync(path, 'utf8');
      const [, text = ''] = /^(AnalysisType: rule\n[\s\S]*?\n) *\n*^Detection logic$/m.exec(page) ?? [];
      return load(text) as PantherRule;
    };

    /** What our Sigma version becomes. */
    async function ours() {
      const source = decodeSource(own, readFileSync(own));
      if (!(source instanceof Source)) throw new Error(source.message);
      const [document] = readSigmaFile(source).documents;
      const files = document && (await pantherConverter())(document);
      if (files === undefined) throw new Error('is refused');
      return files;
    }

    test('has tests that our Sigma version passes', async () => {
      const { Tests: tests } = theirs();
      const { module } = await ours();
      const [outcomes] = runRules([{ module, events: tests.map(({ Log }) => JSON.stringify(Log)) }], pantherEvents());
      expect(tests.map(({ Name }) => Name)).toEqual([
        'IAM Change',
        'IAM Read Only Activity',
        'Error Making IAM Change',
      ]);
      expect(outcomes).toEqual(tests.map(({ ExpectedResult }) => ExpectedResult));
      expect(outcomes).toEqual([true, false, false]);
    });

    test('has no key that ours is without', async () => {
      const { specification } = await ours();
      expect(Object.keys(load(specification) as object)).toEqual(expect.arrayContaining(Object.keys(theirs())));
    });
  },
);
