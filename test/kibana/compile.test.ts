import { describe, expect, it } from 'vitest';
import { compileWithKibana, type KibanaDataView } from '../support/kibana/kibana.js';

/** A data view with a field of each type, named after it. */
const dataView: KibanaDataView = {
  title: 'logs',
  fields: [
    ...['keyword', 'wildcard', 'text'].map((type) => ({ name: type, type: 'string', esTypes: [type] })),
    { name: 'long', type: 'number', esTypes: ['long'] },
    { name: 'ip', type: 'ip', esTypes: ['ip'] },
    { name: 'date', type: 'date', esTypes: ['date'] },
    { name: 'boolean', type: 'boolean', esTypes: ['boolean'] },
  ],
};

/** The one clause that a test of one field becomes. */
function clause(query: string): unknown {
  const compiled = compileWithKibana(query, dataView) as { bool?: { should?: unknown[] } };
  expect(compiled.bool?.should).toHaveLength(1);
  return compiled.bool?.should?.[0];
}

describe('what a query becomes in Elasticsearch', () => {
  it.each<[string, unknown]>([
    ['keyword: "x y"', { term: { keyword: { value: 'x y' } } }],
    ['keyword: x y', { term: { keyword: { value: 'x y' } } }],
    ['keyword: *x y*', { wildcard: { keyword: { value: '*x y*' } } }],
    ['keyword: true', { term: { keyword: { value: true } } }],
    ['keyword > 5', { range: { keyword: { gt: '5' } } }],
    ['keyword: *', { exists: { field: 'keyword' } }],
    ['text: "x y"', { match_phrase: { text: 'x y' } }],
    ['text: x y', { match: { text: 'x y' } }],
    ['long: 5', { match: { long: '5' } }],
    ['long: "5"', { match_phrase: { long: '5' } }],
    ['long >= 5', { range: { long: { gte: '5' } } }],
    ['ip: "10.0.0.0/8"', { match_phrase: { ip: '10.0.0.0/8' } }],
    ['boolean: true', { match: { boolean: true } }],
    ['boolean: "true"', { match_phrase: { boolean: 'true' } }],
    ['date: "2024-01-01"', { range: { date: { gte: '2024-01-01', lte: '2024-01-01' } } }],
    ['unknown: ""', { match_phrase: { unknown: '' } }],
  ])('%s', (query, expected) => {
    expect(clause(query)).toEqual(expected);
  });

  describe('a wildcard on a field that the data view does not call exactly keyword goes to query_string', () => {
    it.each(['wildcard', 'text', 'long', 'ip', 'unknown'])('%s, where a blank separates two alternatives', (field) => {
      expect(clause(`${field}: *x y*`)).toEqual({ query_string: { fields: [field], query: '*x y*' } });
    });

    it('with its special characters escaped, but neither the blanks nor AND, OR and NOT', () => {
      expect(clause(String.raw`text: *a\:b?c\\d \AND e*`)).toEqual({
        query_string: { fields: ['text'], query: String.raw`*a\:b\?c\\d AND e*` },
      });
    });
  });

  it('gives the text of a keyword wildcard without escapes, so that ? and \\ are special: mended in Kibana 8.12.1', () => {
    expect(clause(String.raw`keyword: *a?b\\c\**`)).toEqual({ wildcard: { keyword: { value: String.raw`*a?b\c**` } } });
  });

  it('takes a quoted name as it is; that Elasticsearch itself expands * in it is not in the hands of KQL', () => {
    expect(clause('"key*": *')).toEqual({ exists: { field: 'key*' } });
    expect(clause('"key*": x*')).toEqual({ query_string: { fields: ['key*'], query: 'x*' } });
  });

  it('searches the default fields where there is none, whole values of keywords too', () => {
    expect(compileWithKibana('"x y"')).toEqual({ multi_match: { type: 'phrase', query: 'x y', lenient: true } });
    expect(compileWithKibana('x y')).toEqual({ multi_match: { type: 'best_fields', query: 'x y', lenient: true } });
    expect(compileWithKibana('*x y*')).toEqual({ query_string: { query: '*x y*' } });
  });

  it('says and, or and not with bool', () => {
    expect(compileWithKibana('a: 1 and not b > 2')).toEqual({
      bool: {
        filter: [
          { bool: { should: [{ match: { a: '1' } }], minimum_should_match: 1 } },
          { bool: { must_not: { bool: { should: [{ range: { b: { gt: '2' } } }], minimum_should_match: 1 } } } },
        ],
      },
    });
    expect(compileWithKibana('a: (1 or 2)')).toEqual({
      bool: {
        should: [
          { bool: { should: [{ match: { a: '1' } }], minimum_should_match: 1 } },
          { bool: { should: [{ match: { a: '2' } }], minimum_should_match: 1 } },
        ],
        minimum_should_match: 1,
      },
    });
    expect(compileWithKibana('*:*')).toEqual({ match_all: {} });
  });

  it('joins the names of nested queries', () => {
    expect(compileWithKibana('a: { b: x }')).toEqual({
      nested: {
        path: 'a',
        query: { bool: { should: [{ match: { 'a.b': 'x' } }], minimum_should_match: 1 } },
        score_mode: 'none',
      },
    });
  });

  it('gives an unquoted null as null, which Elasticsearch refuses', () => {
    expect(clause('keyword: null')).toEqual({ term: { keyword: { value: null } } });
  });
});
