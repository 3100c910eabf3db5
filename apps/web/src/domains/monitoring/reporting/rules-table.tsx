import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../lib/format/use-format.ts';
import { limitsFor, measureOf, type RuleLimit, type Rules } from '../../../lib/status-rules.ts';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import { useDimensionWords } from './dimension-words.ts';
import css from './reporting.module.css';

/** A threshold in words with its unit: `over 40 days`. */
export function useThreshold(): (limit: RuleLimit, level: 'atRisk' | 'offTrack') => string | null {
  const { t } = useLingui();
  const format = useFormat();
  return (limit, level) => {
    const bound = limit[level];
    if (bound === null) return null;
    const { unit, below } = measureOf(limit);
    const amount =
      unit === 'days'
        ? format.days(bound)
        : unit === 'percent'
          ? `${format.number(bound)} %`
          : unit === 'cadences'
            ? t`${format.number(bound)} reporting periods`
            : format.number(bound, 2);
    return below ? t`below ${amount}` : t`over ${amount}`;
  };
}

interface LimitsProps {
  readonly limits: readonly RuleLimit[];
  readonly level: 'atRisk' | 'offTrack';
}

function Limits({ limits, level }: LimitsProps) {
  const { t } = useLingui();
  const threshold = useThreshold();
  const said = limits.map(limit => threshold(limit, level)).filter(words => words !== null);
  if (said.length === 0) return <span className="faint">{t`never`}</span>;
  return said.map((words, i) => (
    <span key={words} className={css.threshold}>
      {i === 0 ? words : t`and ${words}`}
    </span>
  ));
}

/** Every rule with its thresholds, and below it the classes of projects that have others. */
export function RulesTable({ rules }: { readonly rules: Rules }) {
  const { t } = useLingui();
  const words = useDimensionWords();
  const classes = Object.keys(rules.classes).sort();
  return (
    <table className={css.rules}>
      <thead>
        <tr>
          <th scope="col">{t`Rule`}</th>
          <th scope="col" data-room="some">{t`Measured by`}</th>
          <th scope="col">
            <StatusChip status="at-risk" look="plain" />
          </th>
          <th scope="col">
            <StatusChip status="off-track" look="plain" />
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.rules.flatMap(rule =>
          [null, ...classes].map(of => {
            const limits = limitsFor(rules, rule, of);
            if (of !== null && rules.classes[of]?.[rule.id] === undefined) return null;
            return (
              <tr key={`${rule.id} ${of ?? ''}`}>
                <td>
                  {of === null ? (
                    <>
                      <b style={{ fontWeight: 550 }}>{rule.name}</b>{' '}
                      <span className="small faint">{words(rule.dimension)}</span>
                      <div className="small muted">{rule.words}</div>
                    </>
                  ) : (
                    <span className="note">{t`for class ${of}`}</span>
                  )}
                </td>
                <td data-room="some">
                  {limits === 'off'
                    ? t`off`
                    : limits.map(limit => (
                        <Link
                          key={limit.measure}
                          to="/metric-catalogue"
                          hash={limit.measure}
                          className={css.threshold}
                        >
                          {measureOf(limit).name}
                        </Link>
                      ))}
                </td>
                <td>{limits === 'off' ? '—' : <Limits limits={limits} level="atRisk" />}</td>
                <td>{limits === 'off' ? '—' : <Limits limits={limits} level="offTrack" />}</td>
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
}
