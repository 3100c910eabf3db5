import { useLingui } from '@lingui/react/macro';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { showDay } from '../form/day-text.ts';
import css from './time-strip.module.css';

interface ScrubberProps {
  /** Days on which something was recorded, oldest first. */
  readonly marks: readonly string[];
  readonly asOf: string;
  readonly compareWith?: string | undefined;
  readonly onPick: (day: string) => void;
}

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** First days of months (or years, when there are many) between two days, to be named under the track. */
function names(from: string, to: string, locale: string): { at: number; text: string }[] {
  const years = (time(to) - time(from)) / 31_557_600_000;
  const step = years > 12 ? 24 : years > 3 ? 12 : years > 1 ? 3 : 1;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(step >= 12 ? { year: 'numeric' } : { month: 'short', ...(step === 3 ? { year: '2-digit' } : {}) }),
  });
  const out: { at: number; text: string }[] = [];
  const date = new Date(time(from));
  date.setUTCDate(1);
  if (step >= 12) date.setUTCMonth(0);
  for (; date.getTime() <= time(to); date.setUTCMonth(date.getUTCMonth() + step))
    if (date.getTime() >= time(from))
      out.push({ at: date.getTime(), text: format.format(date).replace('Sept', 'Sep') });
  return out;
}

const nearest = (marks: readonly string[], at: number): string | undefined =>
  marks.reduce<string | undefined>(
    (best, mark) =>
      best === undefined || Math.abs(time(mark) - at) < Math.abs(time(best) - at) ? mark : best,
    undefined,
  );

interface MarksProps {
  readonly marks: readonly string[];
  readonly asOf: string;
  readonly compareWith: string | undefined;
  readonly from: string;
  readonly to: string;
  /** Where an instant stands on the track. */
  readonly place: (at: number) => string;
}

/** Ticks of the recorded days, names of months or years, and the span that is compared. */
function Marks({ marks, asOf, compareWith, from, to, place }: MarksProps) {
  const { i18n } = useLingui();
  const ends = compareWith === undefined ? [] : [time(asOf), time(compareWith)];
  return (
    <>
      {marks.map(mark => (
        <i key={mark} className={css.mark} style={{ left: place(time(mark)) }} />
      ))}
      {names(from, to, i18n.locale).map(name => (
        <span key={name.at} className={css.month} style={{ left: place(name.at) }} aria-hidden="true">
          {name.text}
        </span>
      ))}
      {compareWith === undefined ? null : (
        <>
          <i
            className={css.range}
            style={{
              left: place(Math.min(...ends)),
              width: `calc(${place(Math.max(...ends))} - ${place(Math.min(...ends))})`,
            }}
          />
          <i className={css.knob} style={{ left: place(time(compareWith)) }} />
        </>
      )}
    </>
  );
}

/** The recorded days on a line: click one, or step through them with the arrows. */
export function Scrubber({ marks, asOf, compareWith, onPick }: ScrubberProps) {
  const { t, i18n } = useLingui();
  const days = [...marks, asOf, ...(compareWith === undefined ? [] : [compareWith])].sort();
  const [from, to] = [days[0] ?? asOf, days.at(-1) ?? asOf];
  const span = time(to) - time(from) || 1;
  const place = (at: number) => `${(((at - time(from)) / span) * 100).toFixed(2)}%`;
  const before = marks.filter(mark => mark < asOf).at(-1);
  const after = marks.find(mark => mark > asOf);
  const pick = (day: string | undefined) => {
    if (day !== undefined) onPick(day);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    pick(nearest(marks, time(from) + ((event.clientX - box.left) / box.width) * span));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to_: Record<string, string | undefined> = {
      ArrowLeft: before,
      ArrowDown: before,
      ArrowRight: after,
      ArrowUp: after,
      Home: marks[0],
      End: marks.at(-1),
    };
    if (!(event.key in to_)) return;
    event.preventDefault();
    pick(to_[event.key]);
  };
  return (
    <div className={css.scrubber}>
      <button
        type="button"
        className={css.step}
        disabled={before === undefined}
        aria-label={t`Recorded day before`}
        onClick={() => pick(before)}
      >
        <IconChevronLeft size={15} />
      </button>
      {/* biome-ignore lint/a11y: the slider in it has the same effect by keyboard */}
      <div className={css.track} onClick={onClick}>
        <Marks {...{ marks, asOf, compareWith, from, to, place }} />
        <span
          className={css.knob}
          style={{ left: place(time(asOf)) }}
          role="slider"
          tabIndex={0}
          aria-label={t`As of`}
          aria-valuemin={0}
          aria-valuemax={marks.length}
          aria-valuenow={marks.filter(mark => mark <= asOf).length}
          aria-valuetext={showDay(i18n.locale, asOf)}
          onKeyDown={onKeyDown}
        />
      </div>
      <button
        type="button"
        className={css.step}
        disabled={after === undefined}
        aria-label={t`Recorded day after`}
        onClick={() => pick(after)}
      >
        <IconChevronRight size={15} />
      </button>
    </div>
  );
}
