import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { TenantTx } from '../tenancy/transaction.ts';

/** Values about a person that an event is about, which the person may one day want erased. */
export interface Personal {
  readonly person: string;
  readonly before?: object | null;
  readonly after?: object | null;
}

interface SealedPersonal {
  readonly eventId: string;
  readonly personId: string;
  /** Hexadecimal. */
  readonly salt: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly hash: string;
}

const text = (value: object | null | undefined): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

/** SHA-256 over salt, before and after, as the event holds it. */
export const personalHash = (salt: Uint8Array, before: string | null, after: string | null): string =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([before, after]))
    .digest('hex');

/** The values with a salt of their own, without which nobody can guess them from their hash. */
export const sealPersonal = (eventId: string, personal: Personal): SealedPersonal => {
  const salt = randomBytes(32);
  const before = text(personal.before);
  const after = text(personal.after);
  return {
    ...{ eventId, personId: personal.person, salt: salt.toString('hex'), before, after },
    hash: personalHash(salt, before, after),
  };
};

/** Writes the values beside the events they are of. */
export const writePersonal = async (tx: TenantTx, rows: readonly SealedPersonal[]): Promise<void> => {
  await sql`
    insert into platform_event_personal (org_id, event_id, person_id, salt, before, after)
    select ${tx.org}, r."eventId", r."personId", decode(r.salt, 'hex'), r.before, r.after
    from json_to_recordset(${JSON.stringify(rows)}::json) as r
      ("eventId" uuid, "personId" uuid, salt text, before text, after text)`.execute(tx.db);
};

type Shown = { readonly before: object | null; readonly after: object | null };

const parsed = (value: string | null): object | null => (value === null ? null : JSON.parse(value));

/** What is personal of these events, where it was not erased. */
export const personalOf = async (
  tx: TenantTx,
  events: readonly string[],
): Promise<ReadonlyMap<string, Shown>> => {
  if (events.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('platformEventPersonal')
    .select(['eventId', 'before', 'after'])
    .where('orgId', '=', tx.org)
    .where('eventId', 'in', [...events])
    .execute();
  return new Map(rows.map(r => [r.eventId, { before: parsed(r.before), after: parsed(r.after) }]));
};

/** An event's before or after with what is personal of it, instead of its hash. */
export const withPersonal = (fields: unknown, personal: object | null | undefined): unknown => {
  if (personal === undefined) return fields;
  const { personalSha256: _, ...rest } = (fields ?? {}) as Readonly<Record<string, unknown>>;
  const all = { ...rest, ...personal };
  return Object.keys(all).length === 0 && (fields ?? null) === null ? null : all;
};

/** Erases what is personal of all events about a person; the log keeps the hashes. Answers of how many events. */
export const erasePersonal = async (tx: TenantTx, person: string): Promise<number> => {
  const { numDeletedRows } = await tx.db
    .deleteFrom('platformEventPersonal')
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** Events whose personal values are not those that were sealed, by their place in the log; at most `limit`. */
export const changedPersonal = async (
  tx: TenantTx,
  upTo: number,
  limit: number,
): Promise<readonly { readonly seq: number; readonly eventId: string; readonly name: string }[]> => {
  const { rows } = await sql<{ seq: string; eventId: string; name: string }>`
    select e.seq, e.id as event_id, e.name from platform_event_personal p
    join platform_event e on e.org_id = p.org_id and e.id = p.event_id
    where p.org_id = ${tx.org} and e.seq <= ${upTo}
      and e.after ->> 'personalSha256' is distinct from encode(sha256(p.salt || convert_to(
        '[' || coalesce(to_json(p.before)::text, 'null') || ',' || coalesce(to_json(p.after)::text, 'null') || ']',
        'UTF8')), 'hex')
    order by e.seq limit ${limit}`.execute(tx.db);
  return rows.map(r => ({ ...r, seq: Number(r.seq) }));
};
