import {
  type RuleLimit,
  type RuleSet,
  readRuleSet,
  type StatusRule,
  statusMeasures,
} from '@chartroom/engine';

export type { RuleLimit, StatusRule } from '@chartroom/engine';

/** A set of rules as it is stored and sent, read; null when it cannot be read. */
export type Rules = Pick<RuleSet, 'rules' | 'classes'>;

export function readRules(stored: unknown): Rules | null {
  const { rules, classes } = (stored ?? {}) as Partial<Rules>;
  const { result } = readRuleSet({ version: 1, validFrom: '1900-01-01', rules, classes });
  return result === null ? null : { rules: result.rules, classes: result.classes };
}

/** Name and unit of a measure, and whether less is worse. */
export const measureOf = (limit: Pick<RuleLimit, 'measure'>) => {
  const metric = statusMeasures.get(limit.measure);
  return {
    name: metric?.name ?? limit.measure,
    unit: metric?.unit ?? 'count',
    below: metric?.better === 'higher',
  };
};

/** The limits of a rule for a class: its own, the general ones, or none when it is off there. */
export const limitsFor = (rules: Rules, rule: StatusRule, of: string | null): readonly RuleLimit[] | 'off' =>
  (of === null ? undefined : rules.classes[of]?.[rule.id]) ?? rule.limits;

interface NewLimits {
  readonly rule: string;
  /** Class of projects, or null for all. */
  readonly of: string | null;
  readonly limits: readonly RuleLimit[] | 'off';
}

/** The same rules with other limits for one rule, in general or for a class. */
export function withLimits(rules: Rules, { rule, of, limits }: NewLimits): Rules {
  if (of !== null)
    return { ...rules, classes: { ...rules.classes, [of]: { ...rules.classes[of], [rule]: limits } } };
  if (limits === 'off') return { ...rules, rules: rules.rules.filter(r => r.id !== rule) };
  return { ...rules, rules: rules.rules.map(r => (r.id === rule ? { ...r, limits } : r)) };
}
