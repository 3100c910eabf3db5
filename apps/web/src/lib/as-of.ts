import { parseDay } from '@chartroom/engine';
import { useNavigate, useSearch } from '@tanstack/react-router';

/**
 * The day the whole product is looked at, the one it is compared with, and the instant by what was known at; in the URL of
 * every page.
 */
export interface AsOf {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly compareWith?: string | undefined;
}

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && parseDay(value) !== null ? value : undefined;

/** An instant in UTC, as the server writes them: `2026-10-06T09:30:00.123456Z`. */
const instant = (value: unknown): string | undefined =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(value) &&
  day(value.slice(0, 10))
    ? value
    : undefined;

/** Reads the days and the instant from a URL; what is none is left out. */
export const asOfSearch = (search: Readonly<Record<string, unknown>>): AsOf => {
  const asOf = day(search.asOf);
  const compareWith = day(search.compareWith);
  const knownAt = instant(search.knownAt);
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(compareWith === undefined ? {} : { compareWith }),
  };
};

/** The days and the instant, ready for the query of an endpoint, and how to set them. */
export function useAsOf() {
  const search = asOfSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const set = (next: AsOf) =>
    navigate({
      to: '.',
      search: (before: Readonly<Record<string, unknown>>) => ({
        ...before,
        asOf: next.asOf,
        compareWith: next.compareWith,
        knownAt: next.knownAt,
      }),
    });
  const { asOf, knownAt } = search;
  /** The past is read, not changed. */
  const past = asOf !== undefined || knownAt !== undefined;
  return { ...search, past, set };
}

/** The day and the instant of a list that is compared with none. */
export function useMoment(): { readonly asOf?: string; readonly knownAt?: string } {
  const { asOf, knownAt } = useAsOf();
  return { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
}

/** The instant of a list that is of no day. */
export function useKnownAt(): { readonly knownAt?: string } {
  const { knownAt } = useAsOf();
  return knownAt === undefined ? {} : { knownAt };
}
