import { sql } from 'kysely';
import { atOnce } from '../database/at-once.ts';
import { forget } from '../database/remember.ts';
import { newId } from '../id/id.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { type Personal, sealPersonal, writePersonal } from './personal.ts';

export interface NewEvent {
  /** What happened, in the past tense: `register.project.updated`. */
  readonly name: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The project it is about, when there is one: who may not see the project does not see the event. */
  readonly projectId?: string | null;
  /** Only the fields that changed. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
  /** Values about a person that the person may have erased: kept beside the log, which seals a salted hash of them. */
  readonly personal?: Personal;
}

export interface PendingEvent extends NewEvent {
  readonly id: string;
}

/** Derives something in the same transaction from what was recorded; may record further events itself. */
export type Projection = (tx: Tx, events: readonly PendingEvent[]) => Promise<void>;

/** Who is told of which events: by names or their beginnings (`register.project`). Wired in main. */
export interface Subscription {
  readonly prefixes: readonly string[];
  readonly run: Projection;
}

/** Records that something changed; answers the event's id. Written in bulk at the end of the transaction. */
export const record = (tx: Tx, event: NewEvent): string => {
  forget(tx);
  const id = newId();
  tx.pending.push({ ...event, id });
  return id;
};

/** Gives a reason to whatever is recorded meanwhile and has none of its own. */
export const withReason = async <T>(tx: Tx, reason: string, work: () => Promise<T>): Promise<T> => {
  const from = tx.pending.length;
  const result = await work();
  for (let i = from; i < tx.pending.length; i += 1) {
    const event = tx.pending[i];
    if (event !== undefined && !event.reason) tx.pending[i] = { ...event, reason };
  }
  return result;
};

const json = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

/** What an event says of after, with the hash of what is personal of it. */
const withHash = (after: unknown, hash: string | undefined): unknown =>
  hash === undefined ? after : { ...(typeof after === 'object' ? after : {}), personalSha256: hash };

const write = async (tx: Tx, events: readonly PendingEvent[]): Promise<void> => {
  const { kind, token, person } = tx.actor;
  const personal = events.flatMap(e => (e.personal === undefined ? [] : [sealPersonal(e.id, e.personal)]));
  const hashes = new Map(personal.map(p => [p.eventId, p.hash]));
  const rows = events.map(e => ({
    id: e.id,
    name: e.name,
    subject_kind: e.subject.kind,
    subject_id: e.subject.id,
    project_id: e.projectId ?? null,
    before: json(e.before),
    after: json(withHash(e.after, hashes.get(e.id))),
    reason: e.reason ?? null,
  }));
  // One parameter for all rows: a multi-row insert of an import would exceed the limit of parameters.
  await sql`
    insert into platform_event (org_id, id, at, name, actor_kind, actor_id, person_id, subject_kind, subject_id,
      project_id, before, after, reason, request_id)
    select ${tx.org}, e.id, ${tx.at}, e.name, ${kind}, ${token ?? person}::uuid, ${person}::uuid, e.subject_kind,
      e.subject_id, e.project_id, e.before::jsonb, e.after::jsonb, e.reason, ${tx.request}
    from json_to_recordset(${JSON.stringify(rows)}::json) as e
      (id uuid, name text, subject_kind text, subject_id text, project_id uuid, before text, after text, reason text)
  `.execute(tx.db);
  if (personal.length > 0) await writePersonal(tx, personal);
};

/** What is kept of an event about one project that is written early: no more than which it is. */
const light = (e: PendingEvent): PendingEvent => {
  if (!e.projectId) return e;
  const { id, name, subject, projectId } = e;
  return { id, name, subject, projectId };
};

/**
 * Writes what was recorded so far, so that a transaction of very many events does not hold them all; projections are
 * told at the end all the same, of events about a project without their before and after.
 */
export const flushEvents = async (tx: Tx): Promise<void> => {
  const events = tx.pending.splice(0);
  if (events.length === 0) return;
  await write(tx, events);
  for (const event of events) tx.written.push(light(event));
};

const matches = (prefix: string, name: string): boolean => name === prefix || name.startsWith(`${prefix}.`);

const tellAll = async (
  tx: Tx,
  events: readonly PendingEvent[],
  subscriptions: readonly Subscription[],
): Promise<void> => {
  for (const { prefixes, run } of subscriptions) {
    const told = events.filter(e => prefixes.some(p => matches(p, e.name)));
    if (told.length > 0) await run(tx, told);
  }
};

/** Writes what was recorded and runs each projection once with all events it is told of, until nothing is new. */
export const settleEvents = async (tx: Tx, subscriptions: readonly Subscription[]): Promise<void> => {
  for (let round = 0; tx.pending.length + tx.written.length > 0; round += 1) {
    if (round === 10) throw new Error('Projections keep recording events that start projections again.');
    const pending = tx.pending.splice(0);
    const events = [...tx.written.splice(0), ...pending];
    // What the projections read is on its way with the events.
    await atOnce(pending.length > 0 ? write(tx, pending) : null, tellAll(tx, events, subscriptions));
  }
};
