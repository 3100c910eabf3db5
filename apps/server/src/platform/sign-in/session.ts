import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { secondsAfter } from '../clock/clock.ts';
import { atOnce } from '../database/at-once.ts';
import { remember } from '../database/remember.ts';
import { AppError } from '../error/error.ts';
import { newId } from '../id/id.ts';
import { type Access, accessOf, onlyOn } from '../policy/policy.ts';
import type { Actor, ActorSession } from '../tenancy/actor.ts';
import type { AskingTx, TenantTx } from '../tenancy/transaction.ts';
import type { Directory, KnownPerson } from './directory.ts';
import { freshSec } from './fresh.ts';
import { type Credential, newSecret } from './secret.ts';

/** Somebody who showed a valid credential. */
export interface Known {
  readonly actor: Actor;
  readonly person: KnownPerson;
  /** Has to come with every call that changes something; null for a token, which no browser sends by itself. */
  readonly csrf: string | null;
  /** Signed in by a link from a mail, for one act on one project. */
  readonly byLink: boolean;
}

/** Where a session is started from. */
export interface Origin {
  readonly address: string;
  /** What the browser says it is. */
  readonly userAgent: string;
}

const longestSec = 30 * 86_400;
const renewAfterSec = 300;

const refused = (): AppError =>
  new AppError('unauthenticated', 'You are not signed in, or your session has ended. Sign in again.');

/** What a session opened by a link is limited to. */
export interface Limit {
  readonly linkId: string;
  readonly scopes: readonly string[];
  readonly projectId: string;
}

/**
 * Starts a session; answers the secret for the cookie. Sessions of the person that are over are removed. One that is
 * limited does not last longer by being used.
 */
export const startSession = async (
  tx: TenantTx,
  person: string,
  {
    hours,
    from,
    limit = null,
  }: { readonly hours: number; readonly from: Origin; readonly limit?: Limit | null },
): Promise<string> => {
  const { secret, hash } = newSecret('session', tx.org);
  await tx.db
    .deleteFrom('platformSession')
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .where('expiresAt', '<', tx.at)
    .execute();
  await tx.db
    .insertInto('platformSession')
    .values({
      orgId: tx.org,
      hash,
      id: newId(),
      userAgent: from.userAgent.toWellFormed().replaceAll('\0', '').slice(0, 300),
      address: from.address.slice(0, 100),
      freshUntil: limit === null ? secondsAfter(tx.at, freshSec) : tx.at,
      personId: person,
      csrf: randomBytes(24).toString('base64url'),
      createdAt: tx.at,
      lastSeenAt: tx.at,
      expiresAt: secondsAfter(tx.at, hours * 3600),
      ...(limit === null ? {} : { ...limit, scopes: [...limit.scopes] }),
    })
    .execute();
  return secret;
};

/** Ends the session of a credential. */
export const endSession = async (tx: TenantTx, credential: Credential): Promise<void> => {
  await tx.db
    .deleteFrom('platformSession')
    .where('orgId', '=', tx.org)
    .where('hash', '=', credential.hash)
    .execute();
};

interface Found {
  readonly personId: string;
  readonly csrf: string | null;
  readonly token: string | null;
  readonly scopes: readonly string[] | undefined;
  readonly session: ActorSession | null;
  readonly projectId: string | null;
}

const sessionOf = (tx: AskingTx, hash: Buffer) =>
  tx.db
    .selectFrom('platformSession as s')
    .innerJoin('platformAccount as a', j =>
      j.onRef('a.orgId', '=', 's.orgId').onRef('a.personId', '=', 's.personId'),
    )
    .select(['s.id', 's.personId', 's.csrf', 's.createdAt', 's.lastSeenAt', 's.freshUntil'])
    .select(['s.linkId', 's.scopes', 's.projectId'])
    .where('s.orgId', '=', tx.org)
    .where('s.hash', '=', hash)
    .where('s.expiresAt', '>', sql<string>`now()`)
    .where('a.disabledAt', 'is', null)
    .executeTakeFirst();

const tokenOf = (tx: AskingTx, hash: Buffer) =>
  tx.db
    .selectFrom('platformToken as t')
    .innerJoin('platformAccount as a', j =>
      j.onRef('a.orgId', '=', 't.orgId').onRef('a.personId', '=', 't.personId'),
    )
    .select(['t.id', 't.personId', 't.scopes', 't.lastUsedAt'])
    .where('t.orgId', '=', tx.org)
    .where('t.hash', '=', hash)
    .where('t.expiresAt', '>', sql<string>`now()`)
    .where('t.revokedAt', 'is', null)
    .where('a.disabledAt', 'is', null)
    .executeTakeFirst();

/** The person whose credential it is, as a query. */
const ownerOf = ({ org }: AskingTx, { kind, hash }: Credential) =>
  sql<string>`(select person_id from ${sql.table(`platform_${kind}`)} where org_id = ${org} and hash = ${hash})`;

/** Looks up a credential and the person whose it is, once in a transaction; it may be on its way with its opening. */
export const lookUp = (tx: AskingTx, credential: Credential, directory: Directory) =>
  remember(tx, `${credential.kind} ${credential.hash.toString('base64')}`, () =>
    atOnce(
      credential.kind === 'session' ? sessionOf(tx, credential.hash) : undefined,
      credential.kind === 'token' ? tokenOf(tx, credential.hash) : undefined,
      directory.person(tx, ownerOf(tx, credential)),
    ),
  );

type Row<F extends (...given: never[]) => Promise<unknown>> = NonNullable<Awaited<ReturnType<F>>>;

const useSession = async (
  tx: TenantTx,
  row: Row<typeof sessionOf>,
  { hash, hours }: { readonly hash: Buffer; readonly hours: number },
): Promise<Found> => {
  const { linkId, scopes, projectId } = row;
  if (linkId === null && Date.parse(tx.at) - Date.parse(row.lastSeenAt) > renewAfterSec * 1000) {
    const until = [secondsAfter(tx.at, hours * 3600), secondsAfter(row.createdAt, longestSec)].sort()[0];
    await tx.db
      .updateTable('platformSession')
      .set({ lastSeenAt: tx.at, expiresAt: until ?? tx.at })
      .where('orgId', '=', tx.org)
      .where('hash', '=', hash)
      .execute();
  }
  // A link is no password that was typed: it opens no dangerous act.
  const session = linkId === null ? { id: row.id, freshUntil: row.freshUntil } : null;
  const { personId, csrf } = row;
  return { personId, csrf, token: linkId, scopes: scopes ?? undefined, projectId, session };
};

const useToken = async (tx: TenantTx, row: Row<typeof tokenOf>): Promise<Found> => {
  if (row.lastUsedAt === null || Date.parse(tx.at) - Date.parse(row.lastUsedAt) > renewAfterSec * 1000) {
    await tx.db
      .updateTable('platformToken')
      .set({ lastUsedAt: tx.at })
      .where('orgId', '=', tx.org)
      .where('id', '=', row.id)
      .execute();
  }
  return {
    personId: row.personId,
    csrf: null,
    token: row.id,
    scopes: row.scopes,
    projectId: null,
    session: null,
  };
};

/** The rights, at this moment, of the person and the token that something was started with. Throws `unauthenticated`. */
export const actorAgain = async (
  tx: TenantTx,
  directory: Directory,
  { person: id, token }: { readonly person: string; readonly token: string | null },
): Promise<Actor> => {
  const person = await directory.person(tx, id);
  const scopes = token === null ? undefined : await scopesOf(tx, token);
  if (person === null || !person.active || scopes === null) throw refused();
  const access = accessOf(person.grants, scopes);
  return { kind: token === null ? 'person' : 'token', org: tx.org, person: id, token, access };
};

const scopesOf = async (tx: TenantTx, token: string): Promise<readonly string[] | null> => {
  const row = await tx.db
    .selectFrom('platformToken')
    .select('scopes')
    .where('orgId', '=', tx.org)
    .where('id', '=', token)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', tx.at)
    .executeTakeFirst();
  return row?.scopes ?? null;
};

/** Finds out who asks, with the rights of this moment. Throws `unauthenticated`. */
export const authenticate = async (
  tx: TenantTx,
  credential: Credential,
  { directory, sessionHours }: { readonly directory: Directory; readonly sessionHours: number },
): Promise<Known> => {
  const [session, token, person] = await lookUp(tx, credential, directory);
  const found = session
    ? await useSession(tx, session, { hash: credential.hash, hours: sessionHours })
    : token
      ? await useToken(tx, token)
      : null;
  if (found === null || person === null || person.id !== found.personId || !person.active) throw refused();
  const actor: Actor = {
    kind: found.token === null ? 'person' : 'token',
    org: tx.org,
    person: found.personId,
    token: found.token,
    access: await limited(tx, directory, { ...found, access: accessOf(person.grants, found.scopes) }),
    session: found.session,
  };
  const byLink = found.projectId !== null;
  return { actor, person: byLink ? { ...person, roles: [] } : person, csrf: found.csrf, byLink };
};

/** The access of a session: all of it, or what of it a link opens. */
const limited = async (
  tx: TenantTx,
  directory: Directory,
  { projectId, personId, access }: Found & { readonly access: Access },
): Promise<Access> => {
  if (projectId === null) return access;
  const place = await directory.place(tx, projectId);
  return place === null ? new Map() : onlyOn(access, { ...place, id: projectId }, personId);
};
