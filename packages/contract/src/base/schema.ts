import { z } from 'zod';

/** An id (UUIDv7) of one kind of thing; ids of different kinds do not mix. */
export const id = <K extends string>(kind: K) => z.uuid().brand(kind).describe(`Id of a ${kind}`);

/** A calendar day without a time zone, `2017-09-30`. */
export const day = z.iso
  .date('Write a day as YYYY-MM-DD, such as 2026-03-31.')
  .refine(d => d >= '1900-01-01' && d <= '2199-12-31', 'Choose a date between 1900 and 2199.')
  .describe('Calendar day, YYYY-MM-DD');

/** An instant in UTC, `2026-10-06T09:30:00.000Z`. */
export const instant = z.iso
  .datetime('Write an instant in UTC, such as 2026-03-31T09:30:00Z.')
  .describe('Instant in UTC');

/** ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency code, such as GBP.');

/** Integer minor units (pence, cents); never a fraction. */
export const minor = z
  .int()
  .min(-9_000_000_000_000_000)
  .max(9_000_000_000_000_000)
  .describe('Integer minor units of the currency');

/** An amount with its currency. */
export const money = z.object({ minor, currency });
export type Money = z.infer<typeof money>;

/** One line of text that a person typed. */
export const line = (max = 200) => z.string().trim().min(1, 'Write something here.').max(max);

/** What somebody signs in with. */
export const emailAddress = z.email('Write an e-mail address, such as ada@example.org.').max(254);

/** A password that is set; one that is typed to sign in may be any. */
export const newPassword = z.string().min(12, 'Use at least 12 characters.').max(200);

/** Longer text that a person typed; may be empty. */
export const prose = (max = 10_000) => z.string().trim().max(max);

/** The version a mutable entity is at; an update names the one it read in `If-Match`. */
export const version = z.int().min(1);

/** What the caller may do with the entity it is shown; a page never works this out itself. */
export const may = <K extends string>(...acts: readonly K[]) =>
  z.object(Object.fromEntries(acts.map(a => [a, z.boolean()])) as Record<K, z.ZodBoolean>);

type WithoutDefault<T> = T extends z.ZodDefault<infer U> ? U : T;

/**
 * The body of a change: each field of `body` may be left out, and one that is left out stays as it is. What `body` would
 * put in its place, as where it creates, is not put in here.
 */
export const changeOf = <T extends Readonly<Record<string, z.ZodType>>>(body: z.ZodObject<T>) =>
  z.object(
    Object.fromEntries(
      Object.entries(body.shape).map(([name, field]) => [
        name,
        (field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field).optional(),
      ]),
    ) as { readonly [K in keyof T]: z.ZodOptional<WithoutDefault<T[K]>> },
  );
