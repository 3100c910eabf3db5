import type { Cockpit } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useStatusText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Chart, type ChartTable } from '../../../ui/chart/chart.tsx';
import { type Bubble, useBubbleOption } from './bubble-option.ts';
import { WhenSeen } from './when-seen.tsx';

function useBubbleTable(bubbles: readonly Bubble[], currency: string): ChartTable {
  const { t } = useLingui();
  const format = useFormat();
  const statusText = useStatusText();
  return {
    columns: [
      { name: t`Project` },
      { name: t`Benefits`, right: true },
      { name: t`Slip, days`, right: true },
      { name: t`Cost`, right: true },
      { name: t`Computed` },
    ],
    rows: bubbles.map(b => [
      `${b.key} ${b.name}`,
      format.money(b.valueMinor, currency),
      format.signed(b.slipDays),
      format.money(b.costMinor, currency),
      statusText(b.status),
    ]),
  };
}

/** Forecast benefits against slip, as large as the cost, in the colour of the computed status. */
export function Bubbles({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { currency, bubbles } = cockpit;
  const shown = useMemo(
    () => bubbles.filter((b): b is Bubble => b.valueMinor !== null && b.slipDays !== null),
    [bubbles],
  );
  const option = useBubbleOption(shown, currency);
  const table = useBubbleTable(shown, currency);
  if (shown.length < 2) return null;
  return (
    <Card title={t`Benefits against slip`} more={t`size is forecast cost`}>
      <WhenSeen height={252}>
        <Chart
          label={t`Benefits against slip`}
          summary={t`${shown.length} projects: forecast benefits by how many days late they are, as large as their cost.`}
          option={option}
          height={230}
          onPick={i => {
            const project = shown[i]?.key;
            if (project !== undefined) void navigate({ to: '/projects/$project', params: { project } });
          }}
          table={table}
        />
      </WhenSeen>
    </Card>
  );
}
