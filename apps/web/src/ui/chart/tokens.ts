/** The colours of the theme as ECharts takes them, read from the page so that dark is dark. */
export interface ChartTokens {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly surface: string;
  readonly water: string;
  readonly note: string;
  readonly green: string;
  readonly amber: string;
  readonly red: string;
  readonly grey: string;
  /** For series without a meaning of their own; told apart also by colour-blind readers. */
  readonly series: readonly string[];
}

export function readTokens(): ChartTokens {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const water = of('--water');
  return {
    ink: of('--ink'),
    ink2: of('--ink-2'),
    ink3: of('--ink-3'),
    line: of('--line'),
    surface: of('--surface'),
    water,
    note: of('--note'),
    green: of('--green'),
    amber: of('--amber-fill'),
    red: of('--red'),
    grey: of('--line-strong'),
    series: [water, of('--amber-fill'), of('--ink-3'), of('--green'), of('--water-line'), of('--red')],
  };
}

/** What every chart has in common: type, hairlines, tooltip; a chart's own options go over it. */
export const base = (t: ChartTokens) => ({
  color: [...t.series],
  animationDuration: 200,
  textStyle: { fontFamily: 'Inter Variable, system-ui, sans-serif', fontSize: 11, color: t.ink2 },
  grid: { left: 8, right: 12, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  tooltip: {
    backgroundColor: t.surface,
    borderColor: t.line,
    textStyle: { color: t.ink, fontSize: 12 },
    confine: true,
  },
});

/** An axis with the theme's hairlines and greys. */
export const axis = (t: ChartTokens) => ({
  axisLine: { lineStyle: { color: t.line } },
  axisTick: { show: false },
  axisLabel: { color: t.ink3, fontSize: 11 },
  splitLine: { lineStyle: { color: t.line } },
  nameTextStyle: { color: t.ink3, fontSize: 11 },
});
