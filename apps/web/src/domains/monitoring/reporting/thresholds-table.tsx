import { useLingui } from '@lingui/react/macro';
import { Checkbox, NumberInput } from '@mantine/core';
import {
  limitsFor,
  measureOf,
  type RuleLimit,
  type Rules,
  type StatusRule,
  withLimits,
} from '../../../lib/status-rules.ts';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import css from './reporting.module.css';

interface ThresholdsProps {
  readonly rules: Rules;
  /** Class of projects, or null for all. */
  readonly of: string | null;
  readonly onChange: (rules: Rules) => void;
}

interface BoundProps {
  readonly limit: RuleLimit;
  readonly level: 'atRisk' | 'offTrack';
  readonly label: string;
  readonly onChange: (limit: RuleLimit) => void;
}

function Bound({ limit, level, label, onChange }: BoundProps) {
  const { t } = useLingui();
  const { name, unit, below } = measureOf(limit);
  const suffix = unit === 'percent' ? ' %' : unit === 'days' ? ` ${t`days`}` : '';
  return (
    <NumberInput
      aria-label={t`${name}, ${label}`}
      w={132}
      mb={2}
      hideControls
      prefix={below ? '< ' : '> '}
      suffix={suffix}
      placeholder={t`never`}
      value={limit[level] ?? ''}
      onChange={value => onChange({ ...limit, [level]: typeof value === 'number' ? value : null })}
    />
  );
}

function Line({ rules, of, onChange, rule }: ThresholdsProps & { readonly rule: StatusRule }) {
  const { t } = useLingui();
  const limits = limitsFor(rules, rule, of);
  const set = (next: readonly RuleLimit[] | 'off') =>
    onChange(withLimits(rules, { rule: rule.id, of, limits: next }));
  const bounds = (level: 'atRisk' | 'offTrack', label: string) =>
    limits === 'off'
      ? '—'
      : limits.map((limit, i) => (
          <Bound
            key={limit.measure}
            limit={limit}
            level={level}
            label={label}
            onChange={changed => set(limits.map((l, j) => (j === i ? changed : l)))}
          />
        ));
  return (
    <tr>
      <td>
        <b style={{ fontWeight: 550 }}>{rule.name}</b>
        <div className="small muted">{rule.words}</div>
        {of === null ? null : (
          <Checkbox
            mt={4}
            label={t`Off for ${of}`}
            checked={limits === 'off'}
            onChange={event => set(event.currentTarget.checked ? 'off' : rule.limits)}
          />
        )}
      </td>
      <td>
        {(limits === 'off' ? [] : limits).map(limit => (
          <span key={limit.measure} className={css.threshold} style={{ lineHeight: '34px' }}>
            {measureOf(limit).name}
          </span>
        ))}
      </td>
      <td>{bounds('atRisk', t`at risk`)}</td>
      <td>{bounds('offTrack', t`off track`)}</td>
    </tr>
  );
}

/** Every rule with its thresholds as fields; an empty one means that the level is never reached by it. */
export function ThresholdsTable(props: ThresholdsProps) {
  const { t } = useLingui();
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className={css.editRules}>
        <thead>
          <tr>
            <th scope="col">{t`Rule`}</th>
            <th scope="col">{t`Measured by`}</th>
            <th scope="col">
              <StatusChip status="at-risk" look="plain" />
            </th>
            <th scope="col">
              <StatusChip status="off-track" look="plain" />
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rules.rules.map(rule => (
            <Line key={rule.id} {...props} rule={rule} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
