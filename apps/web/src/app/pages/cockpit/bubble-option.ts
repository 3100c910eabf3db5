import type { Cockpit, Status } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { axis, type ChartTokens } from '../../../ui/chart/tokens.ts';

/** A project of which both the benefits and the slip are known. */
export type Bubble = Cockpit['bubbles'][number] & { readonly valueMinor: number; readonly slipDays: number };

const colour = (tokens: ChartTokens, status: Status): string =>
  ({ 'on-track': tokens.green, 'at-risk': tokens.amber, 'off-track': tokens.red, unknown: tokens.grey })[
    status
  ];

/** Diameter in px: the area is in proportion to the cost. */
const size = (cost: number, most: number): number => 6 + 40 * Math.sqrt(cost / most);

/** The few that are named beside their bubble: the largest ones. */
const named = 3;

const shortened = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

function points(bubbles: readonly Bubble[], tokens: ChartTokens) {
  const most = Math.max(1, ...bubbles.map(b => b.costMinor));
  const largest = new Set([...bubbles].sort((a, b) => b.costMinor - a.costMinor).slice(0, named));
  return bubbles.map(b => ({
    value: [b.slipDays, b.valueMinor],
    symbolSize: size(b.costMinor, most),
    itemStyle: {
      color: `${colour(tokens, b.status)}52`,
      borderColor: colour(tokens, b.status),
      borderWidth: 1.5,
    },
    label: {
      show: largest.has(b),
      formatter: shortened(b.name),
      position: 'top',
      color: tokens.ink,
      fontSize: 11,
    },
  }));
}

/** Options of the chart: slip to the right, benefits upwards. */
export function useBubbleOption(bubbles: readonly Bubble[], currency: string) {
  const { t } = useLingui();
  const format = useFormat();
  return useCallback(
    (tokens: ChartTokens) => {
      const common = axis(tokens);
      const tip = (b: Bubble) =>
        [
          b.key,
          t`benefits ${format.money(b.valueMinor, currency)}`,
          t`cost ${format.money(b.costMinor, currency)}`,
          format.days(b.slipDays, true),
        ].join('<br>');
      return {
        xAxis: { ...common, type: 'value', name: t`Slip, days`, nameLocation: 'middle', nameGap: 24 },
        yAxis: {
          ...common,
          type: 'value',
          axisLabel: { ...common.axisLabel, formatter: (v: number) => format.money(v, currency) },
        },
        grid: { left: 4, right: 16, top: 34, bottom: 26, containLabel: true },
        tooltip: {
          trigger: 'item',
          formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
            const bubble = bubbles[dataIndex];
            return bubble === undefined ? '' : tip(bubble);
          },
        },
        series: [{ type: 'scatter', data: points(bubbles, tokens), labelLayout: { hideOverlap: true } }],
      };
    },
    [bubbles, format, currency, t],
  );
}
