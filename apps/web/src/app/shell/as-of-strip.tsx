import { useAsOf } from '../../lib/as-of.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useRecordedDays } from '../../lib/recorded-days.ts';
import { TimeStrip } from '../../ui/time/time-strip.tsx';

/** Under the top bar while the product is looked at as of another day, or compared. */
export function AsOfStrip() {
  const { asOf, compareWith, knownAt, set } = useAsOf();
  const format = useFormat();
  const marks = useRecordedDays();
  if (asOf === undefined && compareWith === undefined && knownAt === undefined) return null;
  return (
    <TimeStrip
      asOf={asOf}
      compareWith={compareWith}
      knownAt={knownAt === undefined ? undefined : format.instant(knownAt)}
      marks={marks}
      onPick={day => void set({ asOf: day, compareWith, knownAt })}
      onNow={() => void set({})}
    />
  );
}
