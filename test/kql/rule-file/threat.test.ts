import { describe, expect, test } from 'vitest';
import { ndjsonRule, ruleWith, shortThreat } from './support.js';

const threatOf = (tags: string, attack: '18' | '19' = '19') => {
  const rule = ndjsonRule(ruleWith(`title: A\ntags: [${tags}]`), { attack });
  return { threat: shortThreat(rule), tags: (rule.tags ?? []).filter((tag) => !/: /.test(tag)) };
};

describe('tactics and techniques', () => {
  test('a technique stands under the tactics that it belongs to and the rule names', () => {
    expect(threatOf('attack.persistence, attack.impact, attack.t1098.003').threat).toEqual([
      'TA0003 Persistence: T1098(.003)',
      'TA0040 Impact:',
    ]);
  });

  test('under all of its tactics if the rule names none of them', () => {
    expect(threatOf('attack.impact, attack.t1098').threat).toEqual([
      'TA0003 Persistence: T1098',
      'TA0004 Privilege Escalation: T1098',
      'TA0040 Impact:',
    ]);
  });

  test('sub-techniques of one technique stand together, with it named or not', () => {
    expect(threatOf('attack.credential-access, attack.t1110.003, attack.t1110, attack.t1110.001').threat).toEqual([
      'TA0006 Credential Access: T1110(.001 .003)',
    ]);
  });

  test('the spelling of tags does not matter, nor do repetitions', () => {
    expect(threatOf('attack.Lateral_Movement, attack.T1021.001, attack.t1021.001, attack.ta0008').threat).toEqual([
      'TA0008 Lateral Movement: T1021(.001)',
    ]);
  });

  test('nothing is lost: what is no tactic or technique stays a tag', () => {
    const tags = ['attack.s0029', 'attack.t9999', 'attack.t1064', 'attack.nonsense', 'car.2016-04-005', 'my.tag'];
    expect(threatOf(tags.join(', '))).toEqual({ threat: [], tags });
  });

  test('an unknown sub-technique is a case of its technique, and stays a tag', () => {
    expect(threatOf('attack.impact, attack.t1531.099')).toEqual({
      threat: ['TA0040 Impact: T1531'],
      tags: ['attack.t1531.099'],
    });
  });
});

describe('versions of ATT&CK', () => {
  test.each([
    // What both versions have, under the tactics of each.
    ['attack.stealth, attack.t1036', ['TA0005 Stealth: T1036'], ['TA0005 Defense Evasion: T1036']],
    ['attack.defense-evasion, attack.t1036', ['TA0005 Stealth: T1036'], ['TA0005 Defense Evasion: T1036']],
    ['attack.defense-evasion, attack.t1112', ['TA0112 Defense Impairment: T1112'], ['TA0005 Defense Evasion: T1112']],
    [
      'attack.defense-impairment, attack.persistence, attack.t1112',
      ['TA0003 Persistence: T1112', 'TA0112 Defense Impairment: T1112'],
      ['TA0003 Persistence: T1112', 'TA0005 Defense Evasion: T1112'],
    ],
    // What was revoked, both ways.
    [
      'attack.defense-impairment, attack.t1685',
      ['TA0112 Defense Impairment: T1685'],
      ['TA0005 Defense Evasion: T1562(.001)'],
    ],
    [
      'attack.defense-evasion, attack.t1562.001',
      ['TA0112 Defense Impairment: T1685'],
      ['TA0005 Defense Evasion: T1562(.001)'],
    ],
    ['attack.t1685.005', ['TA0112 Defense Impairment: T1685(.005)'], ['TA0005 Defense Evasion: T1070(.001)']],
    ['attack.t1070.001', ['TA0112 Defense Impairment: T1685(.005)'], ['TA0005 Defense Evasion: T1070(.001)']],
    ['attack.t1656', ['TA0005 Stealth: T1684(.001)'], ['TA0005 Defense Evasion: T1656']],
    ['attack.t1562.009', ['TA0112 Defense Impairment: T1688'], ['TA0005 Defense Evasion: T1562(.009)']],
    // Revoked before 18 already, and once more since.
    ['attack.t1089', ['TA0112 Defense Impairment: T1685'], ['TA0005 Defense Evasion: T1562(.001)']],
    ['attack.t1086', ['TA0002 Execution: T1059(.001)'], ['TA0002 Execution: T1059(.001)']],
    // Out of one tactic.
    [
      'attack.t1548.002',
      ['TA0004 Privilege Escalation: T1548(.002)'],
      ['TA0004 Privilege Escalation: T1548(.002)', 'TA0005 Defense Evasion: T1548(.002)'],
    ],
    // A tactic without a technique.
    ['attack.defense-evasion', ['TA0005 Stealth:'], ['TA0005 Defense Evasion:']],
    ['attack.defense-impairment', ['TA0112 Defense Impairment:'], ['TA0005 Defense Evasion:']],
    [
      'attack.stealth, attack.defense-impairment',
      ['TA0005 Stealth:', 'TA0112 Defense Impairment:'],
      ['TA0005 Defense Evasion:'],
    ],
  ])('%s', (tags, in19, in18) => {
    expect(threatOf(tags)).toEqual({ threat: in19, tags: [] });
    expect(threatOf(tags, '18')).toEqual({ threat: in18, tags: [] });
  });

  test('names are those of the version', () => {
    const nameIn = (attack: '18' | '19') =>
      ndjsonRule(ruleWith('title: A\ntags: [attack.t1211]'), { attack }).threat?.[0]?.technique?.[0]?.name;
    expect([nameIn('18'), nameIn('19')]).toEqual(['Exploitation for Defense Evasion', 'Exploitation for Stealth']);
  });

  test('what 18 has nothing for stays a tag in 18', () => {
    expect(threatOf('attack.t1684', '18')).toEqual({ threat: [], tags: ['attack.t1684'] });
    expect(threatOf('attack.t1684')).toEqual({ threat: ['TA0005 Stealth: T1684'], tags: [] });
  });

  test('the tags that name tactics are those of the version', () => {
    const rule = ruleWith('title: A\ntags: [attack.defense-evasion, attack.t1562.001]');
    expect(ndjsonRule(rule).tags).toContain('Tactic: Defense Impairment');
    expect(ndjsonRule(rule, { attack: '18' }).tags).toContain('Tactic: Defense Evasion');
  });
});
