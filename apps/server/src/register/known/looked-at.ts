/** The day looked at, and the instant by what was known at; `infinity` for both is the present. */
export interface LookedAt {
  readonly asOf: string;
  readonly knownAt: string;
}

/** The present: all that is true and known. */
export const present: LookedAt = { asOf: 'infinity', knownAt: 'infinity' };

/** Whether a list shows another time than now: then nothing in it can be changed. */
export const isPast = ({ asOf, knownAt }: LookedAt): boolean => asOf !== 'infinity' || knownAt !== 'infinity';

/** The moment that a list was asked for. */
export const lookedAt = (query: {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}): LookedAt => ({ asOf: query.asOf ?? 'infinity', knownAt: query.knownAt ?? 'infinity' });

/** Something of the past may be read and nothing else. */
export const asRead = <T extends { readonly may: Readonly<Record<string, boolean>> }>(
  thing: T,
  past: boolean,
): T => (past ? { ...thing, may: Object.fromEntries(Object.keys(thing.may).map(k => [k, false])) } : thing);
