import { defaultRules } from '@chartroom/engine';
import { expect, test } from 'vitest';
import { limitsFor, readRules, withLimits } from './status-rules.ts';

const rules = readRules(JSON.parse(JSON.stringify(defaultRules))) ?? { rules: [], classes: {} };
const slip = rules.rules.find(rule => rule.id === 'finish-slip');

test('rules come back as they were stored; what cannot be read is null', () => {
  expect(rules.rules).toEqual(defaultRules.rules);
  expect(readRules({ rules: 'none' })).toBeNull();
  expect(readRules(undefined)).toBeNull();
});

test('a class has its own limits beside the general ones, and may switch a rule off', () => {
  if (slip === undefined) throw new Error('there is a rule for slip');
  const wider = slip.limits.map(limit => ({ ...limit, offTrack: 90 }));
  const agile = withLimits(rules, { rule: slip.id, of: 'agile', limits: wider });
  expect(limitsFor(agile, slip, 'agile')).toEqual(wider);
  expect(limitsFor(agile, slip, null)).toEqual(slip.limits);
  expect(limitsFor(withLimits(agile, { rule: slip.id, of: 'build', limits: 'off' }), slip, 'build')).toBe(
    'off',
  );
});

test('general limits are changed in their rule only', () => {
  if (slip === undefined) throw new Error('there is a rule for slip');
  const next = withLimits(rules, {
    rule: slip.id,
    of: null,
    limits: [{ measure: 'finish-slip-days', atRisk: 1, offTrack: 2 }],
  });
  expect(next.rules.filter((rule, i) => rule !== rules.rules[i]).map(rule => rule.id)).toEqual([
    'finish-slip',
  ]);
});
