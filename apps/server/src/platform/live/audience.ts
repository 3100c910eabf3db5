import type { Database } from '../database/database.ts';
import { AppError } from '../error/error.ts';
import type { Log } from '../log/log.ts';
import type { Scope } from '../policy/policy.ts';
import type { Directory } from '../sign-in/directory.ts';
import type { Credential } from '../sign-in/secret.ts';
import { authenticate } from '../sign-in/session.ts';
import type { Actor } from '../tenancy/actor.ts';
import type { TenantTx } from '../tenancy/transaction.ts';
import { newestEvent, stillOpen } from './store.ts';
import type { Stream } from './stream.ts';

/** Streams that are open for one organisation. */
export interface Audience {
  readonly streams: Set<Stream>;
  /** The newest event that rights were looked up after. */
  seq: number;
  busy: boolean;
}

export interface LiveContext {
  readonly database: Database;
  readonly directory: Directory;
  readonly log: Log;
  readonly sessionHours: number;
}

/** The streams of an audience by who reads them: those of one person see the same. */
export const byReader = (streams: ReadonlySet<Stream>): readonly (readonly Stream[])[] => [
  ...Map.groupBy(streams, s => `${s.actor.person} ${s.actor.token}`).values(),
];

const scopeText = ({ units, portfolios, programmes, projects, ...rest }: Scope) => [
  rest,
  ...[units, portfolios, programmes, projects].map(ids => [...ids].sort()),
];

/** What an actor may do and where, to be compared. */
const reachOf = (actor: Actor): string =>
  JSON.stringify([...actor.access].map(([permission, scope]) => [permission, scopeText(scope)]).sort());

/** Ends the streams whose session or token is over, and renews rights where any may have changed. */
export async function look(tx: TenantTx, audience: Audience, context: LiveContext): Promise<void> {
  const all = [...audience.streams];
  const of = (kind: Credential['kind']) => all.filter(s => s.credential.kind === kind).map(s => s.hash);
  const open = await stillOpen(tx, { sessions: of('session'), tokens: of('token') });
  for (const stream of all.filter(s => !open.has(s.hash))) stream.end();
  const { seq, rights } = await newestEvent(tx, audience.seq);
  audience.seq = seq;
  if (!rights) return;
  for (const stream of all.filter(s => open.has(s.hash))) await renew(tx, stream, context);
}

async function renew(tx: TenantTx, stream: Stream, { directory, sessionHours }: LiveContext): Promise<void> {
  try {
    const { actor } = await authenticate(tx, stream.credential, { directory, sessionHours });
    const before = reachOf(stream.actor);
    stream.actor = actor;
    if (before !== reachOf(actor)) stream.tell({ event: 'reload', at: tx.at });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    stream.end();
  }
}
