import { AppError, type Tx } from '../../platform/index.ts';
import { todayIn } from '../../register/index.ts';

/** What a question is about: what was true at the end of a day, by what was known at an instant. */
export interface Moment {
  readonly asOf: string;
  /** `infinity` for all that is recorded. */
  readonly knownAt: string;
  readonly today: string;
  /** Nothing but the present is asked for. */
  readonly isNow: boolean;
}

/** Reads the day and instant of a question; today, by all that is known, where they are left out. */
export async function momentOf(
  tx: Tx,
  query: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
): Promise<Moment> {
  const today = await todayIn(tx);
  const asOf = query.asOf ?? today;
  if (asOf > today) {
    throw new AppError(
      'invalid',
      `${asOf} is still to come; nothing is known of it. Choose today, ${today}, or an earlier day.`,
      {
        fields: [{ path: 'query.asOf', message: `Choose ${today} or earlier.` }],
      },
    );
  }
  return {
    asOf,
    knownAt: query.knownAt ?? 'infinity',
    today,
    isNow: asOf === today && query.knownAt === undefined,
  };
}

/** The same question about another day. */
export const onDay = (moment: Moment, asOf: string): Moment => ({
  ...moment,
  asOf,
  isNow: moment.isNow && asOf === moment.today,
});
