import { allChecks } from '../../src/check/all-checks.js';
import { establishedNames } from '../../src/check/config/established-names.js';

/** Why some of the established validators have no counterpart of their own, or a narrower one. */
const remarks: Readonly<Record<string, string>> = {
  dangling_condition: 'an error that stops the rule, in `convert` too',
  invalid_modifier_combinations: '`windash` with `all` is well defined here, and no finding',
  tag_format: 'what cannot be mended is a warning of the schema: `schema/tags`',
  d3_fendtag: 'the form only: there is no data of D3FEND here',
  sigmahq_link_in_description: 'only if the link is not among the references',
  sigmahq_unsupported_regex_group_construct: 'an error that stops the rule, in `convert` too',
  sigmahq_fieldname_cast: 'for more log sources than those of Windows',
  sigmahq_falsepositives_typo_word: 'whole entries; a typo in a longer sentence is not found',
  sigmahq_status_to_high: 'rules with regression tests are no exception: `stable` for a new one is not told',
  sigmahq_invalid_hash_kv: 'the key in small letters is no finding',
  attacktag: 'groups and software (`attack.g…`, `attack.s…`) by their form only',
  custom_attributes: 'what is misspelt; other attributes of your own are fine',
  sigmahq_correlation_group_by_existence: 'a missing one is an error of the schema: `schema/missing-group-by`',
  specific_instead_of_generic_logsource: 'only if one category covers every event id of the rule',
  number_as_string: 'only if the field has numbers elsewhere in the rule',
  escaped_wildcard: 'only in paths, where the backslash is one: `\\Run\\*`',
};

/** The page `docs/checks.md`, which is made of the checks themselves. */
export const checksPage = (): string =>
  [
    '# The checks',
    '',
    'Made of the checks themselves by `node tools/checks-page.mjs`. `transigma check --explain CODE` shows one with its examples,',
    '`transigma list checks` lists them. Besides, `check` reports everything that the other commands say of a rule: what',
    'cannot be read, what the schema of the specification forbids, what has no meaning.',
    '',
    'Profiles: *recommended* (the default) has what is probably a mistake anywhere, *sigmahq* the whole convention of SigmaHQ, *all*',
    'everything. A check with a fix mends what it finds with `--fix` where that is certain; a fix never changes what a rule asks of events.',
    '',
    '| check | severity | profiles | what it enforces |',
    '| --- | --- | --- | --- |',
    ...allChecks.map(
      ({ code, severity, profiles, summary }) =>
        `| \`${code}\` | ${severity} | ${[...profiles, 'all'].join(', ')} | ${cell(summary)} |`,
    ),
    '',
    '## What takes the place of the established validators',
    '',
    'Those of pySigma (31) and of the SigmaHQ convention (49), by their names in validation configurations, which',
    '`--config` reads too.',
    '',
    '| validator | checks | |',
    '| --- | --- | --- |',
    ...Object.entries(establishedNames).map(
      ([name, codes]) =>
        `| \`${name}\` | ${codes.length === 0 ? 'none' : codes.map((code) => `\`${code}\``).join(', ')} | ${cell(remarks[name] ?? '')} |`,
    ),
    '',
  ].join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
