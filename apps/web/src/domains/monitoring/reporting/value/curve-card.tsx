import type { PlanValueAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Chart, type ChartTable } from '../../../../ui/chart/chart.tsx';
import { useAmountText } from './amount-text.ts';
import { useCurveOption } from './curve-option.ts';

function useCurveTable(value: PlanValueAnswer): ChartTable {
  const { t } = useLingui();
  const format = useFormat();
  const amountText = useAmountText(value);
  return {
    columns: [
      { name: t`Up to` },
      { name: t`Planned`, right: true },
      { name: t`Earned`, right: true },
      { name: t`Spent`, right: true },
      { name: t`Forecast cost`, right: true },
    ],
    rows: value.curve.map(p => [
      format.day(p.day),
      amountText(p.pv),
      amountText(p.ev),
      amountText(p.ac),
      amountText(p.forecast),
    ]),
  };
}

/** The S-curve: planned, earned and spent so far, and the cost expected to the end. */
export function CurveCard({ value }: { readonly value: PlanValueAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const option = useCurveOption(value);
  const table = useCurveTable(value);
  return (
    <Card
      title={t`Planned, earned and spent`}
      more={t`baseline ${value.baseline}, up to ${format.day(value.statusDay)}`}
    >
      <Chart
        label={t`S-curve of the plan`}
        summary={t`Planned, earned and spent over time, with the forecast of cost after ${format.day(value.statusDay)}.`}
        option={option}
        table={table}
        height={290}
      />
    </Card>
  );
}
