import { describe, expect, test } from 'vitest';
import changes from '../../src/attack/data/changes-19.json' with { type: 'json' };
import { attackMatrix, attackVersions, type Technique } from '../../src/attack/matrix.js';

const tacticsIn = (technique: Technique | undefined) => technique?.tactics.map(({ slug }) => slug);

describe('ATT&CK', () => {
  test.each(attackVersions)('version %s: every technique has a name, tactics and a parent', (version) => {
    const matrix = attackMatrix(version);
    expect(matrix.tactics.length).toBe(version === '18' ? 14 : 15);
    for (const id of ['T1098', 'T1098.003', 'T1059.001', 'T1003.001', 'T1531']) {
      const technique = matrix.technique(id);
      expect(technique).toMatchObject({ id, name: expect.stringMatching(/\S/) });
      expect(technique?.tactics.length).toBeGreaterThan(0);
      expect(matrix.technique(id.slice(0, 5))?.id).toBe(id.slice(0, 5));
    }
    expect(matrix.technique('T9999')).toBeUndefined();
    expect(matrix.technique('__proto__')).toBeUndefined();
  });

  test('every id that 19 retired has a replacement in it, and is itself in 18', () => {
    for (const [id, target] of Object.entries(changes.revokedBy)) {
      expect(attackMatrix('18').technique(id)?.id).toBe(id);
      expect(attackMatrix('19').technique(id)?.id).toBe(target);
    }
  });

  test('every id that is new in 19 is something in 18, but for four', () => {
    const unknown = Object.keys(changes.names).filter((id) => attackMatrix('18').technique(id) === undefined);
    expect(unknown).toEqual(['T1027.018', 'T1682', 'T1683', 'T1683.001', 'T1683.002', 'T1684']);
  });

  test.each([
    ['T1055.001', ['privilege-escalation', 'defense-evasion'], ['privilege-escalation', 'stealth']],
    ['T1078', undefined, ['initial-access', 'persistence', 'privilege-escalation', 'stealth']],
    ['T1556.003', undefined, ['persistence', 'defense-impairment', 'credential-access']],
    ['T1574.001', ['persistence', 'privilege-escalation', 'defense-evasion'], ['execution', 'stealth']],
    ['T1197', ['persistence', 'defense-evasion'], ['execution', 'persistence', 'stealth']],
    ['T1550.002', ['defense-evasion', 'lateral-movement'], ['lateral-movement']],
    ['T1098', ['persistence', 'privilege-escalation'], ['persistence', 'privilege-escalation']],
  ])('the tactics of %s', (id, in18, in19) => {
    if (in18 !== undefined) expect(tacticsIn(attackMatrix('18').technique(id))).toEqual(in18);
    expect(tacticsIn(attackMatrix('19').technique(id))).toEqual(in19);
  });

  test('names of tactics lead to those of the version', () => {
    const slugs = (version: '18' | '19', name: string) =>
      attackMatrix(version)
        .tacticsOf(name)
        .map(({ slug }) => slug);
    expect(slugs('18', 'stealth')).toEqual(['defense-evasion']);
    expect(slugs('18', 'TA0112')).toEqual(['defense-evasion']);
    expect(slugs('19', 'defense-evasion')).toEqual(['stealth', 'defense-impairment']);
    expect(slugs('19', 'TA0005')).toEqual(['stealth']);
    expect(slugs('19', 'nonsense')).toEqual([]);
  });
});
