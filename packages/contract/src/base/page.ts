import { z } from 'zod';
import { day, instant } from './schema.ts';

/** Which day is looked at, what it is compared with, and what was known when. */
export const asOfQuery = z.object({
  asOf: day.optional().describe('What was true at the end of this day; today when left out'),
  knownAt: instant.optional().describe('Leave out what was recorded after this instant'),
});

/** By what was known when. */
export const knownQuery = asOfQuery.pick({ knownAt: true });

/** Query of every list: bounded, filtered by an expression over the list's fields, sorted, paged by cursor. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().describe('nextCursor of the page before'),
  filter: z
    .string()
    .max(2_000)
    .optional()
    .describe('CEL expression over the fields of the list, e.g. state == "active" && slipDays > 30'),
  sort: z
    .string()
    .max(200)
    .regex(/^-?[a-zA-Z]+(,-?[a-zA-Z]+)*$/, 'Write field names separated by commas, with - for descending.')
    .optional()
    .describe('Fields separated by commas, - before one for descending: -slipDays,key'),
});

/** One page of a list. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() });
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}
