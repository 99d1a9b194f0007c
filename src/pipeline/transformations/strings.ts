import type { RE2JS } from 're2js';
import { error } from '../../diagnostic/diagnostic.js';
import { literalPattern, makePattern, type Pattern, type PatternPart } from '../../predicate/pattern.js';
import { escapeRegex } from '../../regex/escape.js';
import type { DetectionItem, ItemValue } from '../../rule/sigma-rule.js';
import { parseSigmaString } from '../../rule/sigma-string.js';
import { entryOf } from '../../source/yaml-node.js';
import { choice, expression, flag, namesByName, optional, text } from '../parameters.js';
import { patternText, type Replacement, replaceInPattern } from '../pattern-text.js';
import { spellOut } from '../spell-out.js';
import { mapTests } from '../walk.js';
import { changePatterns, changeTests, changeTexts } from './change-tests.js';
import { expandReplacement, parseReplacement, type ReplacementPart } from './replacement.js';
import { type Transformation, transformation } from './transformation.js';

/** Transformations of the strings of detection items. */
export const stringTransformations: Readonly<Record<string, Transformation>> = {
  replace_string: transformation(
    'replace_string',
    {
      regex: expression,
      replacement: text,
      skip_special: optional(flag, false),
      interpret_special: optional(flag, false),
    },
    ({ regex, replacement, skip_special: skipSpecial, interpret_special: interpretSpecial }, item, { report }) => {
      const parts = parseReplacement(replacement, regex);
      if (parts === undefined) {
        const at = entryOf(item, 'replacement')?.value.span;
        report(error('pipeline/parameter', 'the replacement names a group that the expression does not have', { at }));
        return undefined;
      }
      return changeTexts((pattern) =>
        skipSpecial
          ? replaceInLiterals(pattern, regex, parts, interpretSpecial)
          : replaceInPattern(pattern, replacementsIn(patternText(pattern), regex, parts)),
      );
    },
  ),
  map_string: transformation('map_string', { mapping: namesByName }, ({ mapping }, item, { report }) => {
    const empty = [...mapping].find(([, targets]) => targets.length === 0);
    if (empty !== undefined) {
      const notes = ['drop_detection_item takes an item away'];
      const message = `"${empty[0] ?? 'null'}" is mapped to nothing, and a value cannot be left out: nothing would be asked for`;
      report(error('pipeline/parameter', message, { at: entryOf(item, 'mapping')?.value.span, notes }));
      return undefined;
    }
    return {
      kind: 'item',
      change: (detectionItem, run, at) => {
        const targetsOf = (pattern: Pattern) => mapping.get(patternText(pattern));
        const values = detectionItem.values.flatMap((value) =>
          mapValue(value, targetsOf, detectionItem.linking, (pattern) => spellOut(pattern, value, run, at)),
        );
        const isSame =
          values.length === detectionItem.values.length && values.every((one, at) => one === detectionItem.values[at]);
        return isSame ? undefined : { ...detectionItem, values };
      },
    };
  }),
  regex: transformation(
    'regex',
    {
      method: optional(
        choice(['ignore_case_brackets', 'ignore_case_flag', 'plain'] as const),
        'ignore_case_brackets' as const,
      ),
    },
    ({ method }) =>
      changeTests(
        (test) => {
          if (test.kind !== 'pattern' || test.pattern.length === 0) return undefined;
          const ignoresCase = !test.cased && method !== 'plain';
          const written = ignoresCase && method === 'ignore_case_brackets' ? eitherCase : escapeRegex;
          return [
            {
              kind: 'regex',
              expression: regexOf(test.pattern, written),
              flags: { ignoreCase: ignoresCase && method === 'ignore_case_flag', multiLine: false, dotAll: true },
            },
          ];
        },
        () => true,
      ),
  ),
  case: transformation(
    'case',
    { method: optional(choice(['lower', 'upper', 'snake_case'] as const), 'lower' as const) },
    ({ method }) => changePatterns((pattern) => makePattern(pattern.map((part) => changeCase(part, method)))),
  ),
};

function replacementsIn(subject: string, regex: RE2JS, parts: readonly ReplacementPart[]): readonly Replacement[] {
  const matcher = regex.matcher(subject);
  const result: Replacement[] = [];
  while (matcher.find()) {
    result.push({
      start: matcher.start(),
      end: matcher.end(),
      by: parseSigmaString(expandReplacement(parts, (group) => matcher.group(group) ?? '')),
    });
  }
  return result;
}

/** Each literal stretch for itself. */
function replaceInLiterals(
  pattern: Pattern,
  regex: RE2JS,
  parts: readonly ReplacementPart[],
  interpretSpecial: boolean,
): Pattern {
  const read = interpretSpecial ? parseSigmaString : literalPattern;
  return makePattern(
    pattern.flatMap((part): readonly PatternPart[] => {
      if (part.kind !== 'literal') return [part];
      const matcher = regex.matcher(part.text);
      const result: PatternPart[] = [];
      let reached = 0;
      while (matcher.find()) {
        result.push({ kind: 'literal', text: part.text.slice(reached, matcher.start()) });
        result.push(...read(expandReplacement(parts, (group) => matcher.group(group) ?? '')));
        reached = matcher.end();
      }
      return [...result, { kind: 'literal', text: part.text.slice(reached) }];
    }),
  );
}

/** The values that a value is mapped to: a list gives several of them, of which one is enough, under `all` too. */
function mapValue(
  value: ItemValue,
  targetsOf: (pattern: Pattern) => readonly string[] | undefined,
  linking: DetectionItem['linking'],
  spell: (pattern: Pattern) => readonly Pattern[],
): readonly ItemValue[] {
  const mapped = mapTests(value, (test) => {
    if (test.kind !== 'pattern') return undefined;
    const patterns = spell(test.pattern);
    if (!patterns.some(targetsOf)) return undefined;
    return patterns.flatMap((pattern) =>
      (targetsOf(pattern)?.map(parseSigmaString) ?? [pattern]).map((one) => ({ ...test, pattern: one })),
    );
  });
  const wasOne = value.alternatives.length === 1;
  if (mapped === value || !wasOne || linking === 'all') return [mapped];
  return mapped.alternatives.map((test) => ({ ...value, alternatives: [test] }));
}

/** The expression that a whole text fits exactly if it fits the pattern; it is searched for, so outer runs go. */
function regexOf(pattern: Pattern, written: (text: string) => string): string {
  const from = pattern[0]?.kind === 'any-run' ? 1 : 0;
  const to = pattern.at(-1)?.kind === 'any-run' ? pattern.length - 1 : pattern.length;
  const inner = pattern.slice(from, Math.max(from, to)).map((part) => {
    switch (part.kind) {
      case 'literal':
        return written(part.text);
      case 'any-run':
        return '.*';
      case 'any-one':
        return '.';
      case 'one-of':
        return `(?:${part.characters.map(written).join('|')})`;
      default:
        return part satisfies never;
    }
  });
  return `${from === 0 ? '^' : ''}${inner.join('')}${to === pattern.length ? '$' : ''}`;
}

const eitherCase = (literal: string): string =>
  Array.from(literal, (character) => {
    const forms = [...new Set([character.toLowerCase(), character.toUpperCase()])];
    const areSingle = forms.every((form) => Array.from(form).length === 1);
    return forms.length > 1 && areSingle ? `[${forms.join('')}]` : escapeRegex(character);
  }).join('');

function changeCase(part: PatternPart, method: 'lower' | 'upper' | 'snake_case'): PatternPart {
  if (part.kind !== 'literal') return part;
  switch (method) {
    case 'lower':
      return { kind: 'literal', text: part.text.toLowerCase() };
    case 'upper':
      return { kind: 'literal', text: part.text.toUpperCase() };
    case 'snake_case':
      return { kind: 'literal', text: part.text.replace(/(?<=.)(?=\p{Lu})/gu, '_').toLowerCase() };
    default:
      return method satisfies never;
  }
}
