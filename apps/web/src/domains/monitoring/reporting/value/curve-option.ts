import type { PlanValueAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { axis, type ChartTokens } from '../../../../ui/chart/tokens.ts';
import { useAmountText } from './amount-text.ts';

type Point = PlanValueAnswer['curve'][number];
type Line = 'pv' | 'ev' | 'ac' | 'forecast';

interface Drawn {
  readonly name: string;
  readonly of: Line;
  readonly colour: string;
  readonly dashed?: boolean;
}

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Options of the S-curve: planned grey, spent red, earned blue, the forecast dashed from the status day on. */
export function useCurveOption(value: PlanValueAnswer) {
  const { t } = useLingui();
  const format = useFormat();
  const amountText = useAmountText(value);
  const { curve, statusDay } = value;
  return useCallback(
    (tokens: ChartTokens) => {
      const common = axis(tokens);
      const data = (line: Line) =>
        curve.filter(p => p[line] !== null).map((p: Point) => [noon(p.day), p[line]]);
      const line = ({ name, of, colour, dashed }: Drawn) => ({
        name,
        type: 'line',
        data: data(of),
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { color: colour, width: 2, type: dashed ? 'dashed' : 'solid' },
        itemStyle: { color: colour },
      });
      return {
        legend: {
          bottom: 0,
          icon: 'roundRect',
          itemWidth: 14,
          itemHeight: 3,
          textStyle: { color: tokens.ink2, fontSize: 11 },
        },
        xAxis: {
          ...common,
          type: 'time',
          splitLine: { show: false },
          axisLabel: {
            ...common.axisLabel,
            hideOverlap: true,
            formatter: (at: number) => format.dayShort(new Date(at).toISOString().slice(0, 10)),
          },
        },
        yAxis: {
          ...common,
          type: 'value',
          axisLabel: { ...common.axisLabel, formatter: (v: number) => amountText(v) },
        },
        grid: { left: 4, right: 18, top: 22, bottom: 30, containLabel: true },
        tooltip: {
          trigger: 'axis',
          valueFormatter: (v: unknown) => (typeof v === 'number' ? amountText(v) : '—'),
        },
        series: [
          {
            ...line({ name: t`Planned`, of: 'pv', colour: tokens.ink3 }),
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: tokens.note, width: 1.5, type: 'solid' },
              label: { formatter: format.dayShort(statusDay), color: tokens.note, fontSize: 11 },
              data: [{ xAxis: noon(statusDay) }],
            },
          },
          line({ name: t`Earned`, of: 'ev', colour: tokens.water }),
          line({ name: t`Spent`, of: 'ac', colour: tokens.red }),
          line({ name: t`Forecast cost`, of: 'forecast', colour: tokens.red, dashed: true }),
        ],
      };
    },
    [curve, statusDay, format, amountText, t],
  );
}
