import { parseDay } from '../base/day.ts';
import type { Finding, WithFindings } from '../base/finding.ts';
import { statusMeasures } from './judge.ts';
import { type RuleLimit, type RuleSet, type StatusRule, statusDimensions } from './rules.ts';

type Found = (path: string, message: string) => void;
const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

/**
 * Reads a rule set that somebody wrote. The result is null when anything is wrong with it: a rule set is taken as a
 * whole or not at all. Every finding says where, what was given and what would be right.
 */
export function readRuleSet(value: unknown): WithFindings<RuleSet | null> {
  const findings: Finding[] = [];
  const found: Found = (path, message) =>
    findings.push({ code: 'rules.unreadable', severity: 'error', message, path: path.split('.') });
  const set = record(value);
  const version = set?.version;
  const validFrom = typeof set?.validFrom === 'string' ? parseDay(set.validFrom) : null;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    found('version', `The version is ${said(version)}; give a whole number from 1 on.`);
  if (validFrom === null)
    found('validFrom', `In force from ${said(set?.validFrom)}; give a day, YYYY-MM-DD.`);
  const rules = Array.isArray(set?.rules) ? set.rules.map((r, i) => readRule(r, `rules.${i}`, found)) : [];
  if (!Array.isArray(set?.rules)) found('rules', `The rules are ${said(set?.rules)}; give a list.`);
  const ids = rules.flatMap(r => (r ? [r.id] : []));
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i)))
    found('rules', `There are two rules ${id}; each rule stands once.`);
  const classes = readClasses(set?.classes ?? {}, ids, found);
  const good = rules.flatMap(r => (r ? [r] : []));
  const result =
    findings.length === 0 && validFrom !== null && typeof version === 'number'
      ? { version, validFrom, rules: good, classes }
      : null;
  return { result, findings };
}

const said = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

function readRule(value: unknown, path: string, found: Found): StatusRule | null {
  const rule = record(value);
  const { id, name, words } = rule ?? {};
  const dimension = statusDimensions.find(d => d === rule?.dimension);
  if (!dimension)
    found(
      `${path}.dimension`,
      `The dimension is ${said(rule?.dimension)}; choose of ${statusDimensions.join(', ')}.`,
    );
  const text = typeof id === 'string' && /^[a-z][a-z0-9-]*$/.test(id) && id !== 'off';
  if (!text) found(`${path}.id`, `The rule is called ${said(id)}; use small letters, digits and hyphens.`);
  if (typeof name !== 'string' || name === '') found(`${path}.name`, `The name is ${said(name)}; write one.`);
  if (typeof words !== 'string')
    found(`${path}.words`, `The words are ${said(words)}; say what the rule means.`);
  const limits = readLimits(rule?.limits, `${path}.limits`, found);
  if (!dimension || typeof id !== 'string' || typeof name !== 'string' || typeof words !== 'string')
    return null;
  return { id, dimension, name, words, limits };
}

function readLimits(value: unknown, path: string, found: Found): readonly RuleLimit[] {
  if (!Array.isArray(value) || value.length === 0) {
    found(path, `The limits are ${said(value)}; give at least one measure with its thresholds.`);
    return [];
  }
  return value.flatMap((entry, i) => {
    const { measure, atRisk = null, offTrack = null } = record(entry) ?? {};
    const metric = typeof measure === 'string' ? statusMeasures.get(measure) : undefined;
    if (!metric || typeof measure !== 'string') {
      const known = [...statusMeasures.keys()].join(', ');
      found(`${path}.${i}.measure`, `${said(measure)} is no measure; choose of ${known}.`);
      return [];
    }
    if (!isLimit(atRisk) || !isLimit(offTrack) || (atRisk === null && offTrack === null)) {
      found(`${path}.${i}`, `Thresholds ${said(atRisk)} and ${said(offTrack)}; give at least one number.`);
      return [];
    }
    const turned = metric.better === 'higher' ? -1 : 1;
    if (atRisk !== null && offTrack !== null && (offTrack - atRisk) * turned < 0) {
      found(`${path}.${i}`, `Off track at ${offTrack} comes before at risk at ${atRisk}; exchange them.`);
      return [];
    }
    return [{ measure, atRisk, offTrack }];
  });
}

const isLimit = (v: unknown): v is number | null =>
  v === null || (typeof v === 'number' && Number.isFinite(v));

function readClasses(value: unknown, rules: readonly string[], found: Found): RuleSet['classes'] {
  const classes = record(value);
  if (!classes) found('classes', `The classes are ${said(value)}; give limits by class and rule.`);
  const read = Object.entries(classes ?? {}).map(([name, own]) => {
    const rulesOf = Object.entries(record(own) ?? {}).map(([rule, limits]) => {
      const path = `classes.${name}.${rule}`;
      if (!rules.includes(rule)) found(path, `There is no rule ${rule}; name one of ${rules.join(', ')}.`);
      return [rule, limits === 'off' ? 'off' : readLimits(limits, path, found)] as const;
    });
    return [name, Object.fromEntries(rulesOf)] as const;
  });
  return Object.fromEntries(read);
}
