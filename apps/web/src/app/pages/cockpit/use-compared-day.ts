import { listPortfolios } from '@chartroom/contract';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { usualCompareDay } from '../../../lib/compare-day.ts';
import { today } from '../../../lib/format/day.ts';
import { useSession } from '../../../lib/session.ts';

/**
 * The day compared with: the one in the address, or the usual one, a reporting period of the portfolio before.
 * Undefined until it is known how often the portfolio reports.
 */
export function useComparedDay(portfolio: string | undefined): {
  readonly usual: string | undefined;
  readonly compared: string | undefined;
} {
  const { asOf, compareWith, knownAt } = useAsOf();
  const { me } = useSession();
  const { data, isPending } = useRead(
    listPortfolios,
    { query: { asOf, knownAt } },
    { enabled: portfolio !== undefined },
  );
  if (me === undefined || me === null || (portfolio !== undefined && isPending))
    return { usual: undefined, compared: compareWith };
  const own = data?.items.find(item => item.id === portfolio)?.cadenceDays;
  const usual = usualCompareDay(asOf ?? today(), own ?? me.organisation.cadenceDays);
  return { usual, compared: compareWith ?? usual };
}
