import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuleSet } from './read-rules.ts';
import { defaultRules } from './rules.ts';

const rule = defaultRules.rules[0];

describe('readRuleSet', () => {
  it('reads what was written', () => {
    const set = {
      ...defaultRules,
      classes: {
        agile: {
          'finish-slip': 'off',
          'cost-overrun': [{ measure: 'cost-variance-pct', atRisk: 3, offTrack: null }],
        },
      },
    };
    expect(readRuleSet(JSON.parse(JSON.stringify(set)))).toEqual({ result: set, findings: [] });
  });

  it.each([
    [{ version: 0 }, 'version'],
    [{ validFrom: '2026-02-30' }, 'validFrom'],
    [{ rules: 'none' }, 'rules'],
    [{ rules: [rule, rule] }, 'rules'],
    [{ rules: [{ ...rule, id: 'Finish slip' }] }, 'rules.0.id'],
    [{ rules: [{ ...rule, dimension: 'mood' }] }, 'rules.0.dimension'],
    [{ rules: [{ ...rule, limits: [] }] }, 'rules.0.limits'],
    [{ rules: [{ ...rule, limits: [{ measure: 'mood', atRisk: 1 }] }] }, 'rules.0.limits.0.measure'],
    [{ rules: [{ ...rule, limits: [{ measure: 'report-age' }] }] }, 'rules.0.limits.0'],
    [{ rules: [{ ...rule, limits: [{ measure: 'report-age', atRisk: '1' }] }] }, 'rules.0.limits.0'],
    [
      { rules: [{ ...rule, limits: [{ measure: 'report-age', atRisk: 9, offTrack: 1 }] }] },
      'rules.0.limits.0',
    ],
    [{ classes: { agile: { nothing: 'off' } } }, 'classes.agile.nothing'],
  ])('refuses %j and says where', (part, path) => {
    const { result, findings } = readRuleSet({ ...defaultRules, ...part });
    expect(result).toBeNull();
    expect(findings.map(f => f.path.join('.'))).toContain(path);
  });

  it('never throws, and takes no prototype', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        readRuleSet(value);
      }),
    );
    const nasty = JSON.parse(
      '{"version":1,"validFrom":"2026-01-01","rules":[],"classes":{"__proto__":{"x":"off"}}}',
    );
    expect(readRuleSet(nasty).result).toBeNull();
  });
});
