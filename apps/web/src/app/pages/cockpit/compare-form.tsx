import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useAsOf } from '../../../lib/as-of.ts';
import { daysBefore } from '../../../lib/compare-day.ts';
import { today } from '../../../lib/format/day.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { quarterEndBefore, yearBefore } from '../../../lib/quick-days.ts';
import { DayField } from '../../../ui/form/day-field.tsx';
import css from './cockpit.module.css';

interface CompareFormProps {
  readonly usual: string;
  readonly compared: string;
  readonly onDone: () => void;
}

/** Days that are compared with often, and any other. */
export function CompareForm({ usual, compared, onDone }: CompareFormProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { asOf, knownAt, set } = useAsOf();
  const now = asOf ?? today();
  const pick = (day: string | undefined) => {
    onDone();
    void set({ asOf, knownAt, compareWith: day });
  };
  const picks: readonly (readonly [string, string, string | undefined])[] = [
    [t`A month before`, daysBefore(now, 30), daysBefore(now, 30)],
    [t`Last quarter end`, quarterEndBefore(now), quarterEndBefore(now)],
    [t`A year before`, yearBefore(now), yearBefore(now)],
    [t`As usual`, usual, undefined],
  ];
  return (
    <div className={css.compare}>
      {picks.map(([label, day, chosen]) => (
        <Button
          key={label}
          variant="subtle"
          justify="space-between"
          rightSection={<span className="small faint">{format.day(day)}</span>}
          onClick={() => pick(chosen)}
        >
          {label}
        </Button>
      ))}
      <DayField label={t`Another day`} value={compared} max={now} onChange={day => pick(day ?? undefined)} />
      <p className="small faint">
        <Trans>As usual: a reporting period before, and at least 30 days.</Trans>
      </p>
    </div>
  );
}
