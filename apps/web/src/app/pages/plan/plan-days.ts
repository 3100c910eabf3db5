import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { dayShort } from '../../../lib/format/day.ts';

const daySec = 86_400;

/** Wall seconds as days in the reader's language; plan time has no zone. */
export function usePlanDays(statusSec: number) {
  const { i18n } = useLingui();
  const { locale } = i18n;
  return useMemo(() => {
    const spoken = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    const iso = (sec: number) => (Number.isNaN(sec) ? '' : new Date(sec * 1000).toISOString().slice(0, 10));
    const near = iso(statusSec);
    return {
      locale,
      /** `14 Oct`; with the year where it is not that of the status date. */
      day: (sec: number) => (Number.isNaN(sec) ? '' : dayShort(locale, iso(sec), near)),
      /** `14 October`, to be heard. */
      spoken: (sec: number) => spoken.format(sec * 1000),
      iso,
      /** The first second of a day written as 2026-10-14; null when it is none. */
      read: (iso: string): number | null => {
        const ms = Date.parse(`${iso}T00:00Z`);
        return Number.isNaN(ms) ? null : Math.floor(ms / 1000 / daySec) * daySec;
      },
    };
  }, [locale, statusSec]);
}
export type PlanDays = ReturnType<typeof usePlanDays>;
