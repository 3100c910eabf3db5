import { useLingui } from '@lingui/react/macro';
import { useComputedColorScheme } from '@mantine/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { SkeletonLines } from '../page/skeleton.tsx';
import css from './chart.module.css';
import { base, type ChartTokens, readTokens } from './tokens.ts';

export interface ChartTable {
  readonly columns: readonly { readonly name: string; readonly right?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

interface ChartProps {
  readonly label: string;
  /** What the chart shows, in one sentence, for who cannot see it. */
  readonly summary: string;
  /** The same figures as a table. */
  readonly table: ChartTable;
  /** Options of ECharts by the colours of the theme; keep it stable (useCallback). */
  readonly option: (tokens: ChartTokens) => EChartsCoreOption;
  readonly height?: number;
  /** The data index of what was clicked. */
  readonly onPick?: (dataIndex: number) => void;
}

function Canvas({ label, summary, option, height = 220, onPick }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const scheme = useComputedColorScheme('light');
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    let made: EChartsType | null = null;
    let gone = false;
    const resize = new ResizeObserver(() => made?.resize());
    void import('./echarts.ts').then(({ create }) => {
      if (gone || element.current === null) return;
      made = create(element.current);
      made.on('click', event => pick.current?.((event as { readonly dataIndex: number }).dataIndex));
      resize.observe(element.current);
      setChart(made);
    });
    return () => {
      gone = true;
      resize.disconnect();
      made?.dispose();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other tokens
  useEffect(() => {
    const tokens = readTokens();
    chart?.setOption({ ...base(tokens), ...option(tokens) }, true);
  }, [chart, option, scheme]);
  return (
    <div style={{ height }}>
      {chart === null ? <SkeletonLines lines={Math.max(2, Math.floor(height / 40))} /> : null}
      <div
        ref={element}
        role="img"
        aria-label={`${label}. ${summary}`}
        className={css.canvas}
        style={{ height }}
      />
    </div>
  );
}

const Table = ({ label, table, height = 220 }: ChartProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
  <section className={css.scroll} style={{ maxHeight: height }} aria-label={label} tabIndex={0}>
    <table className={css.table}>
      <thead>
        <tr>
          {table.columns.map(column => (
            <th key={column.name} scope="col" data-right={column.right || undefined}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(row => (
          <tr key={row.join('|')}>
            {row.map((cell, i) => (
              <td key={table.columns[i]?.name} data-right={table.columns[i]?.right || undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** A chart that can always be read as a table, redrawn when the theme changes. */
export function Chart(props: ChartProps) {
  const { t } = useLingui();
  const [asTable, setAsTable] = useState(false);
  return (
    <div className={css.chart}>
      <div className={css.switch}>
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t`View as chart` : t`View as table`}
        </button>
      </div>
      {asTable ? <Table {...props} /> : <Canvas {...props} />}
    </div>
  );
}
