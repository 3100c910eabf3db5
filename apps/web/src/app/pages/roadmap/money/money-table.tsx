import type { RoadmapMoney } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import css from './money.module.css';
import { useMoneyWords } from './money-words.ts';

interface TableProps {
  readonly money: RoadmapMoney;
  /** First day of the period whose projects are shown. */
  readonly chosen?: string | null;
  readonly onChoose?: (from: string) => void;
}

/** The money of each period; with `onChoose` a period leads to its projects. */
export function MoneyTable({ money, chosen = null, onChoose }: TableProps) {
  const { t } = useLingui();
  const words = useMoneyWords();
  const { currency, period, totals } = money;
  const amount = (minor: number) => <td>{words.money(minor, currency)}</td>;
  return (
    <table className={css.table}>
      <caption>{t`${words.title(period)}, ${currency}`}</caption>
      <thead>
        <tr>
          <th scope="col">{t`Period`}</th>
          <th scope="col">{t`Spent`}</th>
          <th scope="col">{t`Ahead, by plans`}</th>
          <th scope="col">{t`Ahead, evenly`}</th>
          <th scope="col">{t`Baseline`}</th>
        </tr>
      </thead>
      <tbody>
        {money.periods.map(p => (
          <tr key={p.from} data-chosen={p.from === chosen || undefined}>
            <th scope="row">
              {onChoose === undefined ? (
                words.period(p, period)
              ) : (
                <button type="button" aria-pressed={p.from === chosen} onClick={() => onChoose(p.from)}>
                  {words.period(p, period)}
                </button>
              )}
            </th>
            {amount(p.actualMinor)}
            {amount(p.plannedMinor)}
            {amount(p.evenMinor)}
            {amount(p.baselineMinor)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t`Together`}</th>
          {amount(totals.actualMinor)}
          {amount(totals.plannedMinor)}
          {amount(totals.evenMinor)}
          {amount(totals.baselineMinor)}
        </tr>
      </tfoot>
    </table>
  );
}
