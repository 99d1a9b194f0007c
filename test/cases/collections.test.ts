import { describe, expect, test } from 'vitest';
import { resolveDocument } from '../../src/convert.js';
import type { Event } from '../../src/event/event.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { type FileReading, readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

const read = (text: string): FileReading => readSigmaFile(new Source('collection.yml', text));

/** Severity, code and place of all complaints about a file. */
const complaints = ({ diagnostics, documents }: FileReading): readonly string[] =>
  [...diagnostics, ...documents.flatMap((document) => document.diagnostics)].map(
    ({ severity, code, location }) => `${severity} ${code} ${location?.line}:${location?.column}`,
  );

/** Title, product and category of each rule, and which of the events it matches. */
function rulesOf(text: string, events: Readonly<Record<string, Event>> = {}): readonly string[] {
  const reading = read(text);
  expect(complaints(reading)).toEqual([]);
  return reading.documents.map(({ document }) => {
    if (document?.kind !== 'rule') throw new Error('not a rule');
    const resolution = resolveDocument(document);
    if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
    const holds = compileReference(resolution.resolved.predicate);
    const { product = '-', category = '-' } = document.logsource;
    const matched = Object.entries(events).filter(([, event]) => holds(event));
    return [document.metadata.title, product, category, ...matched.map(([name]) => name)].join(' ');
  });
}

const fields = { a: { a: 'x' }, b: { b: 'x' }, c: { c: 'x' }, ab: { a: 'x', b: 'x' } };

describe('a file of several rules', () => {
  test('without actions each document stands for itself', () => {
    const text = `
title: One
logsource: {category: one}
detection: {sel: {a: x}, condition: sel}
---
title: Two
logsource: {category: two}
detection: {sel: {b: x}, condition: sel}
`;
    expect(rulesOf(text, fields)).toEqual(['One - one a ab', 'Two - two b ab']);
  });

  test('a broken document does not stop the others', () => {
    const reading = read(`
title: One
logsource: {category: one}
detection: {sel: {a: x}, condition: sell}
---
title: Two
logsource: {category: two}
detection: {sel: {b: x}, condition: sel}
`);
    expect(reading.documents.map(({ document }) => document !== undefined)).toEqual([false, true]);
    expect(complaints(reading)).toEqual(['error condition/unknown-detection 4:37']);
  });

  test('a document that is no YAML does not stop the others', () => {
    const reading = read(`
title: One
detection: {sel: [a
---
title: Two
logsource: {category: two}
detection: {sel: {b: x}, condition: sel}
`);
    expect(reading.documents.map(({ metadata }) => metadata.title)).toEqual(['Two']);
    expect(reading.documents[0]?.document).toBeDefined();
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(['yaml/syntax']);
  });
});

describe('action: global', () => {
  test('is merged into every document that follows, map by map, key by key', () => {
    const text = `
action: global
title: Global
logsource: {product: windows, category: none}
detection:
  shared: {a: x}
  condition: shared and own
---
title: One
logsource: {category: one}
detection:
  own: {b: x}
---
logsource: {category: two}
detection:
  own: {a: x}
`;
    expect(rulesOf(text, fields)).toEqual(['One windows one ab', 'Global windows two a ab']);
  });

  test('what is no map is replaced as a whole', () => {
    const text = `
action: global
title: Global
logsource: {category: test}
detection:
  sel: {a: [x, y], b: x}
  list: [{a: x}, {b: x}]
  condition: [sel, list]
---
detection:
  sel: {a: z}
  list: [{c: x}]
---
detection:
  condition: sel
---
detection:
  list: {c: x}
  condition: list
---
detection:
  sel: [{b: x}]
  condition: sel
`;
    expect(rulesOf(text, fields)).toEqual([
      'Global - test c',
      'Global - test ab',
      'Global - test c',
      'Global - test b ab',
    ]);
  });

  test('does not reach the documents before it', () => {
    const text = `
title: Before
logsource: {category: before}
detection: {sel: {a: x}, condition: sel}
---
action: global
title: Global
logsource: {product: linux}
detection: {sel: {c: x}}
---
logsource: {category: after}
detection: {condition: sel}
`;
    expect(rulesOf(text, fields)).toEqual(['Before - before a ab', 'Global linux after c']);
  });

  test('several accumulate, the later ones over the earlier ones', () => {
    const text = `
action: global
title: First
logsource: {product: windows, category: first}
detection: {one: {a: x}}
---
action: global
title: Second
logsource: {category: second}
detection: {two: {b: x}, condition: one and two}
---
detection: {two: [{c: x}], condition: two}
---
title: Own
`;
    expect(rulesOf(text, fields)).toEqual(['Second windows second c', 'Own windows second ab']);
  });

  test('reset ends them all', () => {
    const text = `
action: global
title: Global
logsource: {product: windows}
detection: {sel: {a: x}, condition: sel}
---
logsource: {category: one}
---
action: reset
---
title: Two
logsource: {category: two}
detection: {sel: {b: x}, condition: sel}
---
action: global
logsource: {product: linux}
---
title: Three
detection: {sel: {c: x}, condition: sel}
`;
    expect(rulesOf(text, fields)).toEqual(['Global windows one a ab', 'Two - two b ab', 'Three linux - c']);
  });

  test('a fault in it points at its own text, once for each rule that has it', () => {
    const reading = read(`
action: global
logsource: {category: test}
detection: {sel: {a|contians: x}, condition: sel}
---
title: One
---
title: Two
`);
    expect(complaints(reading)).toEqual(['error modifier/unknown 4:21', 'error modifier/unknown 4:21']);
  });

  test('a global document alone is no rule', () => {
    expect(complaints(read('action: global\ntitle: Global\n'))).toEqual(['error document/none 1:1']);
  });
});

describe('action: repeat', () => {
  test('is merged onto the rule before it, and again', () => {
    const text = `
title: One
logsource: {product: windows, category: one}
detection:
  sel: {a: x}
  condition: sel
---
action: repeat
title: Two
logsource: {category: two}
---
action: repeat
detection:
  sel: {b: x}
---
action: repeat
title: Four
detection:
  other: {c: x}
  condition: 1 of them
`;
    expect(rulesOf(text, fields)).toEqual([
      'One windows one a ab',
      'Two windows two a ab',
      'Two windows two ab',
      'Four windows two c ab',
    ]);
  });

  test('repeats what a global document gave as well, also after a reset', () => {
    const text = `
action: global
logsource: {product: windows}
---
title: One
logsource: {category: one}
detection: {sel: {a: x}, condition: sel}
---
action: reset
---
action: repeat
title: Two
---
title: Three
logsource: {category: three}
detection: {sel: {c: x}, condition: sel}
`;
    expect(rulesOf(text, fields)).toEqual(['One windows one a ab', 'Two windows one a ab', 'Three - three c']);
  });
});

describe('faults of actions', () => {
  const rule = 'title: One\nlogsource: {category: one}\ndetection: {sel: {a: x}, condition: sel}\n';

  test.each([
    ['an unknown action', `${rule}---\naction: globl\n`, ['error collection/unknown-action 5:9']],
    ['nothing to repeat', `action: repeat\ntitle: Two\n---\n${rule}`, ['error collection/nothing-to-repeat 1:9']],
    ['a reset with content', `${rule}---\naction: reset\ntitle: Two\n`, ['error collection/reset-with-content 6:1']],
    ['a list', `- a\n---\n${rule}`, ['error document/not-a-map 1:1']],
  ])('%s', (_, text, expected) => {
    const reading = read(text);
    expect(complaints(reading)).toEqual(expected);
    expect(reading.documents.map(({ document }) => document !== undefined)).toEqual([true]);
  });
});
