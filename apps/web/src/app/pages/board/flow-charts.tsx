import { getFlow, getVelocity, type Output, type Project } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Chart } from '../../../ui/chart/chart.tsx';
import { axis, type ChartTokens } from '../../../ui/chart/tokens.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from './board.module.css';

function Velocity({ data }: { readonly data: Output<typeof getVelocity> }) {
  const { t } = useLingui();
  const format = useFormat();
  const { sprints, velocity } = data;
  const option = useCallback(
    (tokens: ChartTokens) => ({
      legend: { top: 0, right: 0, textStyle: { color: tokens.ink2, fontSize: 11 } },
      xAxis: { ...axis(tokens), type: 'category', data: sprints.map(s => s.name) },
      yAxis: { ...axis(tokens), type: 'value' },
      series: [
        { type: 'bar', name: t`Committed to`, data: sprints.map(s => s.committed), color: tokens.grey },
        { type: 'bar', name: t`Done`, data: sprints.map(s => s.done), color: tokens.water },
      ],
    }),
    [sprints, t],
  );
  if (sprints.length === 0)
    return (
      <EmptyState title={t`No sprint was closed yet`}>{t`Velocity is known after the first.`}</EmptyState>
    );
  const summary =
    velocity === null ? '' : t`The mean of the last three sprints is ${format.number(velocity)} points.`;
  return (
    <Chart
      label={t`Velocity`}
      summary={summary}
      option={option}
      table={{
        columns: [
          { name: t`Sprint` },
          { name: t`Committed to`, right: true },
          { name: t`Done`, right: true },
        ],
        rows: sprints.map(s => [s.name, format.number(s.committed), format.number(s.done)]),
      }}
    />
  );
}

function Flow({ data }: { readonly data: Output<typeof getFlow> }) {
  const { t } = useLingui();
  const format = useFormat();
  const { columns, days } = data;
  const option = useCallback(
    (tokens: ChartTokens) => ({
      legend: { top: 0, right: 0, textStyle: { color: tokens.ink2, fontSize: 11 } },
      xAxis: {
        ...axis(tokens),
        type: 'category',
        boundaryGap: false,
        data: days.map(d => format.dayShort(d.day)),
      },
      yAxis: { ...axis(tokens), type: 'value' },
      series: columns.map((column, i) => ({
        type: 'line',
        stack: 'all',
        areaStyle: {},
        symbol: 'none',
        name: column.name,
        data: days.map(d => d.counts[i] ?? 0),
      })),
    }),
    [columns, days, format],
  );
  if (days.length === 0) return <EmptyState title={t`Nothing has moved on the board yet`} />;
  return (
    <Chart
      label={t`Cumulative flow`}
      summary={t`How many items were in each column at the end of each day.`}
      option={option}
      height={260}
      table={{
        columns: [{ name: t`Day` }, ...columns.map(c => ({ name: c.name, right: true }))],
        rows: days.map(d => [format.day(d.day), ...d.counts.map(n => format.number(n, 0))]),
      }}
    />
  );
}

/** How much is done a sprint, and how work flows through the columns. */
export function FlowCharts({ project }: { readonly project: Project['id'] }) {
  const { t } = useLingui();
  const velocity = useRead(getVelocity, { params: { project } });
  const flow = useRead(getFlow, { params: { project }, query: {} });
  return (
    <div className={css.charts}>
      <Card title={t`Velocity`}>
        {velocity.data === undefined ? <SkeletonLines lines={5} /> : <Velocity data={velocity.data} />}
      </Card>
      <Card title={t`Cumulative flow`}>
        {flow.data === undefined ? <SkeletonLines lines={5} /> : <Flow data={flow.data} />}
      </Card>
    </div>
  );
}
