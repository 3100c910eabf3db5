import type { MoneyInPeriod, RoadmapMoney } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../../ui/page/skeleton.tsx';
import type { Lanes } from '../../../../ui/timeline/lanes.ts';
import { createStrip, type Strip } from '../../../../ui/timeline/strip.ts';
import css from './money.module.css';
import { moneyScene } from './money-scene.ts';
import { useMoneyWords } from './money-words.ts';

interface PanelProps {
  readonly money: RoadmapMoney;
  readonly lanes: Lanes;
  readonly paneWidth: number;
  readonly chosen: string | null;
  /** Opens what the figure is made of; at a period, where one is named. */
  readonly onDetails: (from: string | null) => void;
}

/** What a period amounts to, beside the pointer. */
function Hint({
  of,
  money,
  x,
}: {
  readonly of: MoneyInPeriod;
  readonly money: RoadmapMoney;
  readonly x: number;
}) {
  const { t } = useLingui();
  const words = useMoneyWords();
  const format = useFormat();
  const lines: readonly (readonly [string, number])[] = [
    [t`Spent`, of.actualMinor],
    [t`Ahead, by plans`, of.plannedMinor],
    [t`Ahead, evenly`, of.evenMinor],
    [t`Baseline`, of.baselineMinor],
  ];
  return (
    <div className={css.hint} style={{ left: x }}>
      <b>{words.period(of, money.period)}</b>
      {lines
        .filter(([, minor]) => minor !== 0)
        .map(([label, minor]) => (
          <span key={label}>
            {label}
            <b>{format.money(minor, money.currency)}</b>
          </span>
        ))}
      {of.largest.slice(0, 3).map(p => (
        <span key={p.key} className="faint">
          <span className="ellipsis">{p.name}</span>
          {format.money(p.minor, money.currency)}
        </span>
      ))}
    </div>
  );
}

/** The columns, drawn on the axis of the lanes. */
function Columns({ money, lanes, chosen, onDetails }: Omit<PanelProps, 'paneWidth'>) {
  const format = useFormat();
  const canvas = useRef<HTMLCanvasElement>(null);
  const strip = useRef<Strip | null>(null);
  const [at, setAt] = useState<{ readonly column: number; readonly x: number }>({ column: -1, x: 0 });
  const newest = useRef({ money, onDetails });
  newest.current = { money, onDetails };
  const scene = useMemo(
    () => moneyScene(money, { short: minor => format.money(minor, money.currency), chosen }),
    [money, format, chosen],
  );
  useEffect(() => {
    if (canvas.current === null) return;
    const made = createStrip(canvas.current, lanes, {
      onPoint: (column, x) => setAt({ column, x }),
      onChoose: column => newest.current.onDetails(newest.current.money.periods[column]?.from ?? null),
    });
    strip.current = made;
    return () => {
      strip.current = null;
      made.destroy();
    };
  }, [lanes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another strip has to be shown it too
  useEffect(() => strip.current?.show(scene), [scene, lanes]);
  const pointed = money.periods[at.column];
  return (
    <div className={css.columns} aria-hidden="true">
      <canvas ref={canvas} />
      {pointed === undefined ? null : <Hint of={pointed} money={money} x={at.x} />}
    </div>
  );
}

/** How many projects miss in each of the amounts, in one line. */
function Missing({ money }: { readonly money: RoadmapMoney }) {
  const { t } = useLingui();
  const most = Math.max(
    0,
    ...(['actual', 'forecast', 'baseline'] as const).map(side =>
      money.leftOut.filter(left => left.side === side).reduce((sum, left) => sum + left.projects, 0),
    ),
  );
  if (most === 0) return null;
  return (
    <p className="note">{t`up to ${plural(most, { one: '# project', other: '# projects' })} missing`}</p>
  );
}

/** Its place while it is on its way, or what went wrong. */
export function MoneyWaits({
  error,
  onRetry,
}: {
  readonly error: Error | null;
  readonly onRetry: () => void;
}) {
  const textOf = useErrorText();
  return (
    <section className={css.panel} aria-busy={error === null}>
      <div className={css.empty}>
        {error === null ? <SkeletonLines lines={4} /> : <ErrorState {...textOf(error)} onRetry={onRetry} />}
      </div>
    </section>
  );
}

/** Money under the lanes: what was spent, what is still to come, what was promised. */
export function MoneyPanel(props: PanelProps) {
  const { t } = useLingui();
  const { money, paneWidth, onDetails } = props;
  const words = useMoneyWords();
  const format = useFormat();
  const { totals, currency } = money;
  const short = (minor: number) => format.money(minor, currency);
  const [spent, ahead, promised] = [
    short(totals.actualMinor),
    short(totals.plannedMinor + totals.evenMinor),
    short(totals.baselineMinor),
  ];
  return (
    <section className={css.panel} aria-label={t`Money under the roadmap`}>
      <div className={css.pane} style={{ width: paneWidth }}>
        <h2>{words.title(money.period)}</h2>
        <p>
          <Trans>{spent} spent</Trans>
        </p>
        <p>
          <Trans>{ahead} ahead</Trans>
        </p>
        <p>
          <Trans>{promised} baseline</Trans>
        </p>
        <Missing money={money} />
        <button type="button" className={css.details} onClick={() => onDetails(null)}>
          <Trans>Details</Trans>
        </button>
      </div>
      {money.periods.length === 0 ? (
        <p className={css.empty}>
          <Trans>No money of these projects can be shown over time; the details say why.</Trans>
        </p>
      ) : (
        <Columns {...props} />
      )}
    </section>
  );
}
