import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type AsOf, useAsOf } from '../../lib/as-of.ts';
import { today } from '../../lib/format/day.ts';
import { quarterEndBefore, yearBefore } from '../../lib/quick-days.ts';
import { DayField } from '../../ui/form/day-field.tsx';
import { InstantField } from '../../ui/form/instant-field.tsx';

const same = (a: AsOf, b: AsOf): boolean =>
  a.asOf === b.asOf && a.compareWith === b.compareWith && a.knownAt === b.knownAt;

function QuickPicks({ onPick }: { readonly onPick: (days: AsOf) => void }) {
  const { t } = useLingui();
  const now = today();
  const picks: readonly (readonly [string, AsOf])[] = [
    [t`Last quarter end`, { asOf: quarterEndBefore(now) }],
    [t`A year ago`, { asOf: yearBefore(now) }],
    [t`Now, compared with last quarter end`, { compareWith: quarterEndBefore(now) }],
    [t`Now, compared with a year ago`, { compareWith: yearBefore(now) }],
  ];
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
      {picks.map(([label, days]) => (
        <Button key={label} size="xs" onClick={() => onPick(days)}>
          {label}
        </Button>
      ))}
    </div>
  );
}

/** Both days and the instant, with quick picks for the ones asked most. */
export function AsOfForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLingui();
  const { asOf, compareWith, knownAt, set } = useAsOf();
  const [days, setDays] = useState<AsOf>({ asOf, compareWith, knownAt });
  const apply = (next: AsOf) => {
    onDone();
    if (!same(next, { asOf, compareWith, knownAt })) void set(next);
  };
  return (
    <form
      style={{ display: 'grid', gap: 12, padding: 12 }}
      onSubmit={event => {
        event.preventDefault();
        apply(days);
      }}
    >
      <DayField
        autoFocus
        label={t`As of`}
        description={t`The whole product as it was on that day`}
        value={days.asOf ?? null}
        onChange={day => setDays({ ...days, asOf: day ?? undefined })}
      />
      <DayField
        label={t`Compare with`}
        description={t`Marks in magenta what changed since`}
        value={days.compareWith ?? null}
        onChange={day => setDays({ ...days, compareWith: day ?? undefined })}
      />
      <InstantField
        label={t`As known at`}
        description={t`Leaves out what was recorded later: what a reader saw then`}
        value={days.knownAt ?? null}
        onChange={instant => setDays({ ...days, knownAt: instant ?? undefined })}
      />
      <QuickPicks onPick={apply} />
      <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
        <Button onClick={() => apply({})}>
          <Trans>Back to now</Trans>
        </Button>
        <Button type="submit" variant="filled">
          <Trans>Show</Trans>
        </Button>
      </div>
    </form>
  );
}
