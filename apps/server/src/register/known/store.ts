import { type RawBuilder, sql } from 'kysely';

type Kind = 'unit' | 'person' | 'portfolio' | 'programme';

/**
 * The rows of a kind by what was known at an instant, to select from: the table itself for `infinity`, else each row with
 * what later events changed put back.
 */
export const known = (kind: Kind, knownAt: string): RawBuilder<unknown> =>
  knownAt === 'infinity'
    ? sql.table(`register_${kind}`)
    : sql`${sql.raw(`register_${kind}_known_at`)}(${knownAt}::timestamptz)`;

/** Projects as they were on a day by what was known at an instant; as they are now when both are `infinity`. */
export const knownProjects = (day: string, knownAt: string): RawBuilder<unknown> =>
  day === 'infinity' && knownAt === 'infinity'
    ? sql`register_v_project`
    : sql`register_project_as_of(${day}::date, ${knownAt}::timestamptz)`;
