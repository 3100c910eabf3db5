import type { PlanValueAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import css from './value.module.css';

/** When it ends, by three ways of looking at the rest, beside what was promised. */
export function FinishCard({ value }: { readonly value: PlanValueAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const { finish } = value;
  if (finish === null) return null;
  const rows = [
    { name: t`Promised`, day: finish.baseline, note: t`Last day of the baseline` },
    { name: t`At the pace so far`, day: finish.byPace, note: t`Earned schedule` },
    {
      name: t`With the rest as planned`,
      day: finish.asPlanned,
      note: t`What is late stays late, nothing more`,
    },
    { name: t`By the plan as it is`, day: finish.byPlan, note: t`Links, durations and calendars` },
  ];
  return (
    <Card title={t`Finish`}>
      <dl className={css.list}>
        {rows.map(row => (
          <div key={row.name} className={css.row}>
            <dt>
              {row.name}
              <div className="small faint">{row.note}</div>
            </dt>
            <dd data-late={(row.day ?? '') > finish.baseline || undefined}>
              {row.day === null ? '—' : format.day(row.day)}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
