import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { Consequences } from '../../../lib/plan-worker/consequences.ts';
import css from './dock.module.css';

/** So many steps of the chain at most; the rest is summed up in one. */
const mostSteps = 4;

/** Which tasks of the driving chain add how many days to the finish; they sum up to its move. */
export function WhyLater({ of }: { readonly of: Consequences }) {
  const { t } = useLingui();
  const format = useFormat();
  const shown = of.chain.slice(0, mostSteps);
  const rest = of.chain.slice(mostSteps).reduce((sum, step) => sum + step.days, 0);
  const rows = [
    ...shown.map(({ uid, name, days }) => ({ key: String(uid), name, days })),
    ...(rest === 0 ? [] : [{ key: 'rest', name: t`Further tasks`, days: rest }]),
  ];
  const most = Math.max(1, ...rows.map(row => Math.abs(row.days)), Math.abs(of.finishDays));
  const bar = (days: number) => ({ width: `${(Math.abs(days) / most) * 100}%` });
  return (
    <section className={css.why} aria-label={t`Why the finish moves`}>
      <h3>
        {of.finishDays === 0
          ? t`The finish does not move`
          : t`Why ${format.signed(of.finishDays)} days to the finish`}
      </h3>
      {rows.map(row => (
        <div key={row.key} className={css.whyRow}>
          <span className="ellipsis" title={row.name}>
            {row.name}
          </span>
          <span className={css.whyBar}>
            <i style={bar(row.days)} />
          </span>
          <span data-right>{format.signed(row.days)}</span>
        </div>
      ))}
      {rows.length === 0 ? null : (
        <div className={css.whyRow} data-sum>
          <span>{t`Finish, working days`}</span>
          <span className={css.whyBar}>
            <i style={bar(of.finishDays)} />
          </span>
          <span data-right>{format.signed(of.finishDays)}</span>
        </div>
      )}
    </section>
  );
}
