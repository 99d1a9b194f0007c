import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/event/event.js';
import { makeExamples } from '../../../src/predicate/examples.js';
import { corpusFolder, readCloudTrailEvents, readCorpusRules, resolveAll } from '../../support/corpus.js';
import { faultsOf } from './support.js';

/** Rules in which some test cannot decide alone: another one implies it, or rules it out. */
const withGaps = [
  'zeek_smb_converted_win_susp_psexec.yml',
  'posh_ps_cor_profiler.yml',
  'posh_ps_wmi_unquoted_service_search.yml',
  'proc_creation_win_dllhost_no_cli_execution.yml',
  'proc_creation_win_mofcomp_execution.yml',
  'proc_creation_win_netsh_fw_enable_group_rule.yml',
  'proc_creation_win_pua_pingcastle_script_parent.yml',
  'proc_creation_win_rundll32_keymgr.yml',
  'proc_creation_win_svchost_execution_with_no_cli_flags.yml',
  'proc_creation_win_vscode_tunnel_service_install.yml',
];

describe.skipIf(corpusFolder === undefined)('all SigmaHQ rules (skipped unless TRANSIGMA_CORPUS is set)', () => {
  const files = corpusFolder === undefined ? [] : readCorpusRules();
  const rules = resolveAll(files);
  const cloudTrail = corpusFolder === undefined ? {} : (readCloudTrailEvents()[0] ?? {});

  it.each<[string, Event]>([
    ['without surroundings', {}],
    ['in a record of CloudTrail', cloudTrail],
  ])('have a match and misses for one reason each, %s', (_, surroundings) => {
    const gaps: string[] = [];
    const faults: string[] = [];
    for (const [index, { predicate }] of rules.entries()) {
      const path = files[index]?.path ?? '';
      const made = makeExamples(predicate, { surroundings });
      if (made.gaps.length > 0) gaps.push(path.replace(/.*\//, ''));
      faults.push(...faultsOf(predicate, made).map((fault) => `${path}: ${fault}`));
      for (const matches of [true, false]) {
        if (!made.examples.some((one) => one.matches === matches)) faults.push(`${path}: none that is ${matches}`);
      }
    }
    expect(faults).toEqual([]);
    expect(gaps.sort()).toEqual([...withGaps].sort());
  });
});
