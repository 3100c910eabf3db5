import { now } from '../clock/clock.ts';
import { AppError } from '../error/error.ts';
import type { PendingEvent, Subscription } from '../event/event.ts';
import type { Credential } from '../sign-in/secret.ts';
import { type Actor, holds } from '../tenancy/actor.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';
import { type Audience, byReader, type LiveContext, look } from './audience.ts';
import type { LiveChange } from './change.ts';
import type { Nodes } from './nodes.ts';
import { replayed } from './replay.ts';
import { changesOfRequest, lastEvent, mostTold } from './store.ts';
import { createTeller, type Message, type Outlet, type Stream, type Told } from './stream.ts';
import { visibleTo } from './visible.ts';

/** Tells those who look what changes, on this node and on others. */
export interface Hub {
  /** Notes what each transaction changes. */
  readonly subscription: Subscription;
  /** Opens a stream; answers how to close it. Throws `limit` when its person has too many open. */
  readonly open: (request: OpenStream) => Promise<() => void>;
  /** How many streams are open at this node. */
  readonly streams: () => number;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface OpenStream {
  readonly org: string;
  readonly credential: Credential;
  readonly actor: Actor;
  /** The instant up to which the reader was told all, from before it slept. */
  readonly since: string | null;
  readonly outlet: Outlet;
}

interface Live extends LiveContext {
  readonly nodes: Nodes;
  readonly audiences: Map<string, Audience>;
  readonly running: Set<Promise<void>>;
}

const mostStreams = 12;
const checkEveryMs = 600;
const beatEveryMs = 15_000;

/** Makes the hub of a node. */
export function createHub(options: LiveContext & { readonly nodes: Nodes }): Hub {
  const live: Live = { ...options, audiences: new Map(), running: new Set() };
  const timers: NodeJS.Timeout[] = [];
  return {
    subscription: {
      prefixes: [
        'platform',
        'register',
        'governance',
        'portfolio',
        'monitoring',
        'resources',
        'knowledge',
        'import',
      ],
      run: async (tx, events) => {
        const changes = events.slice(0, mostTold + 1).map(e => changeOf(tx, e));
        tx.afterCommit(() => {
          publish(live, tx.org, async () => changes);
          live.nodes.tell(tx.org, tx.request);
        });
      },
    },
    open: request => openStream(live, request),
    streams: () => [...live.audiences.values()].reduce((sum, { streams }) => sum + streams.size, 0),
    start: async () => {
      await live.nodes.listen((org, request) =>
        publish(live, org, async tx => (request === null ? null : changesOfRequest(tx, request))),
      );
      timers.push(setInterval(() => checkAll(live), checkEveryMs).unref());
      timers.push(setInterval(() => tellAll(live, { event: 'beat', at: now() }), beatEveryMs).unref());
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      for (const { streams } of live.audiences.values()) for (const stream of [...streams]) stream.end();
      await live.nodes.close();
      await Promise.allSettled(live.running);
    },
  };
}

const changeOf = (tx: Tx, e: PendingEvent): LiveChange => ({
  name: e.name,
  kind: e.subject.kind,
  id: e.subject.id,
  projectId: e.projectId ?? null,
  personId: tx.actor.person,
});

const tellAll = ({ audiences }: Live, message: Message): void => {
  for (const { streams } of audiences.values()) for (const stream of streams) stream.tell(message);
};

/** Work that fails nobody's request; an audience that could not be told reads again. */
function aside(live: Live, org: string, work: () => Promise<void>): Promise<void> {
  const done: Promise<void> = work()
    .catch((error: unknown) => {
      live.log.warn({ err: error, org }, 'Live updates');
      for (const stream of live.audiences.get(org)?.streams ?? [])
        stream.tell({ event: 'reload', at: now() });
    })
    .finally(() => live.running.delete(done));
  live.running.add(done);
  return done;
}

/** Tells each reader those of the changes that it may know of; null for changes that cannot be named. */
function publish(
  live: Live,
  org: string,
  find: (tx: TenantTx) => Promise<readonly LiveChange[] | null>,
): void {
  const audience = live.audiences.get(org);
  if (audience === undefined || audience.streams.size === 0) return;
  void aside(live, org, () =>
    live.database.inTenant(org, async (tx, enter) => {
      const changes = await find(tx);
      await look(tx, audience, live);
      const many = changes === null || changes.length > mostTold;
      for (const streams of byReader(audience.streams)) {
        const [first] = streams;
        if (first === undefined) continue;
        const told = changes === null ? [] : await enter(first.actor, inner => toldTo(inner, live, changes));
        if (told.length === 0 && changes !== null) continue;
        for (const stream of streams)
          stream.tell(many ? { event: 'reload', at: tx.at } : { event: 'change', at: tx.at, changes: told });
      }
    }),
  );
}

/** The changes that an actor may know of, each thing once, with who changed it. */
async function toldTo(tx: Tx, { directory }: Live, changes: readonly LiveChange[]): Promise<readonly Told[]> {
  const visible = await visibleTo(tx, directory, changes);
  const people = [...new Set(visible.flatMap(c => (c.personId === null ? [] : [c.personId])))];
  const names = holds(tx.actor, 'person.read')
    ? await directory.names(tx, people)
    : new Map<string, string>();
  const once = new Map(visible.map(c => [`${c.kind} ${c.id}`, c]));
  return [...once.values()].map(({ kind, id, projectId, personId }) => {
    const name = personId === null ? undefined : names.get(personId);
    return { kind, id, project: projectId, by: personId && name ? { id: personId, name } : null };
  });
}

/** Looks after every audience: whoever may not look any more is shown out. */
function checkAll(live: Live): void {
  for (const [org, audience] of live.audiences) {
    if (audience.streams.size === 0) live.audiences.delete(org);
    if (audience.streams.size === 0 || audience.busy) continue;
    audience.busy = true;
    void aside(live, org, () => live.database.inTenant(org, tx => look(tx, audience, live))).finally(() => {
      audience.busy = false;
    });
  }
}

async function openStream(
  live: Live,
  { org, credential, actor, since, outlet }: OpenStream,
): Promise<() => void> {
  const audience = live.audiences.get(org) ?? { streams: new Set<Stream>(), seq: 0, busy: false };
  live.audiences.set(org, audience);
  if ([...audience.streams].filter(s => s.actor.person === actor.person).length >= mostStreams)
    throw new AppError('limit', `You have ${mostStreams} pages open that are kept up to date. Close some.`, {
      retryAfterSec: 60,
    });
  const { tell, end } = createTeller(outlet);
  const close = () => {
    audience.streams.delete(stream);
  };
  const stream: Stream = {
    ...{ credential, hash: credential.hash.toString('hex'), actor, tell },
    end: () => {
      close();
      end();
    },
  };
  audience.streams.add(stream);
  await aside(live, org, () =>
    live.database.inTenant(org, async (tx, enter) => {
      if (audience.seq === 0) audience.seq = await lastEvent(tx);
      const missed = since === null ? [] : await replayed(tx, since);
      const told = missed === null ? [] : await enter(actor, inner => toldTo(inner, live, missed));
      if (missed === null || missed.length > mostTold) tell({ event: 'reload', at: tx.at });
      else
        tell(told.length > 0 ? { event: 'change', at: tx.at, changes: told } : { event: 'beat', at: tx.at });
    }),
  );
  return close;
}
