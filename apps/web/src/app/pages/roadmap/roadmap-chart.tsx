import type { RoadmapRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useStatusWord } from '../../../ui/status/status-chip.tsx';
import { createLanes, type Lanes } from '../../../ui/timeline/lanes.ts';
import type { LanesScene } from '../../../ui/timeline/lanes-scene.ts';
import css from './roadmap.module.css';
import { finishOf, startOf } from './roadmap-scene.ts';

interface ChartProps {
  readonly scene: LanesScene;
  readonly rows: readonly RoadmapRow[];
  readonly paneTitle: string;
  readonly paneWidth: number;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly onZoom: (pxPerDay: number) => void;
  readonly chart: (lanes: Lanes | null) => void;
}

/** Projects as a list to walk through by keyboard, for who cannot point at bars. */
function Options({ rows, chosen }: { readonly rows: readonly RoadmapRow[]; readonly chosen: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const word = useStatusWord();
  const day = (text: string | null) => (text === null ? t`no date` : format.day(text));
  return rows.map(row => (
    <div
      key={row.key}
      id={`roadmap-${row.key}`}
      role="option"
      tabIndex={-1}
      aria-selected={row.key === chosen}
    >
      {t`${row.key} ${row.name}, ${day(startOf(row))} to ${day(finishOf(row))}, ${word(row.computed === 'unknown' ? row.reported.status : row.computed)}`}
    </div>
  ));
}

/** The roadmap drawn: lanes, bars, gates, today. */
export function RoadmapChart(props: ChartProps) {
  const { scene, rows, paneTitle, paneWidth } = props;
  const { t, i18n } = useLingui();
  const host = useRef<HTMLDivElement>(null);
  const [lanes, setLanes] = useState<Lanes | null>(null);
  const newest = useRef(props);
  newest.current = props;
  // Another chart, in other words or another width, knows nothing of the zoom of the one before.
  const fitted = useRef<Lanes | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for each language; it calls the newest handlers
  useEffect(() => {
    if (host.current === null) return;
    const made = createLanes(host.current, {
      words: {
        locale: i18n.locale,
        quarter: n => t`Q${n}`,
        week: n => t`Week ${n}`,
        decade: year => t`${year}s`,
      },
      paneWidth,
      paneTitle,
      onChoose: id => newest.current.onChoose(id),
      onOpen: id => newest.current.onOpen(id),
      onZoom: px => newest.current.onZoom(px),
    });
    setLanes(made);
    newest.current.chart(made);
    return () => {
      made.destroy();
      newest.current.chart(null);
    };
  }, [i18n.locale, paneWidth, paneTitle]);
  useEffect(() => {
    if (lanes === null) return;
    lanes.show(scene);
    if (fitted.current === lanes || scene.bars.length === 0) return;
    fitted.current = lanes;
    requestAnimationFrame(() => lanes.fit());
  }, [lanes, scene]);
  const shown = scene.bars.map(bar => bar.id);
  const step = (by: number) => {
    const at = shown.indexOf(scene.chosen);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    props.onChoose(next);
    lanes?.reveal(next);
  };
  return (
    <>
      <div ref={host} className={css.chart} />
      <div
        role="listbox"
        tabIndex={0}
        className={css.options}
        aria-label={t`Projects on the roadmap`}
        aria-activedescendant={scene.chosen === '' ? undefined : `roadmap-${scene.chosen}`}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else if (event.key === 'Enter' && scene.chosen !== '') props.onOpen(scene.chosen);
          else return;
          event.preventDefault();
        }}
      >
        <Options rows={rows.filter(row => shown.includes(row.key))} chosen={scene.chosen} />
      </div>
    </>
  );
}
