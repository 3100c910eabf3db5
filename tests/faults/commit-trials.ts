// Cuts the connection to the database around a commit, again and again, and counts what came of it.
import { randomUUID } from 'node:crypto';
import type { Client } from '../../apps/server/src/testing/client.ts';
import type { Fault, FaultProxy } from './proxy.ts';

/** What came of the trials of one kind of fault. */
export interface TrialCount {
  readonly fault: Fault;
  readonly trials: number;
  /** First answers by status. */
  readonly first: Readonly<Record<string, number>>;
  /** Trials whose unit is there other than once, at the end. */
  readonly wrong: number;
}

const quick: readonly Fault[] = ['reset-before', 'reset-during', 'reset-after', 'delay'];
const slow: readonly Fault[] = ['silence-before', 'silence-after'];
/** Silence lasts until the server gives up on it: every so many trials are enough. */
const silenceEvery = 25;

const faultOf = (trial: number): Fault => {
  const round = Math.floor(trial / silenceEvery);
  const list = trial % silenceEvery === silenceEvery - 1 ? slow : quick;
  return list[(list === slow ? round : trial) % list.length] ?? 'delay';
};

const mostAttempts = 50;

/** Sends the same call until it is answered; answers the status of the first attempt. */
const untilDone = async (admin: Client, name: string): Promise<number> => {
  const key = randomUUID();
  let first = 0;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { status, body } = await admin.post('/api/units', { name }, { key });
    if (first === 0) first = status;
    if (status === 201) return first;
    if (status !== 503) throw new Error(`${name} was answered ${status}: ${JSON.stringify(body)}`);
  }
  throw new Error(`${name} was never answered.`);
};

const namesOf = async (admin: Client): Promise<ReadonlyMap<string, number>> => {
  const { body } = await admin.get('/api/units');
  const counts = new Map<string, number>();
  for (const { name } of body.items as readonly { name: string }[])
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Makes `count` units, each with one fault around its commit and with retries by the same key. */
export const runCommitTrials = async (
  admin: Client,
  proxy: FaultProxy,
  count: number,
): Promise<readonly TrialCount[]> => {
  const trials: { fault: Fault; name: string; first: number }[] = [];
  for (let i = 0; i < count; i += 1) {
    const fault = faultOf(i);
    const name = `Trial ${i} ${fault}.`;
    proxy.arm(name, fault);
    trials.push({ fault, name, first: await untilDone(admin, name) });
  }
  const there = await namesOf(admin);
  return [...quick, ...slow].map(fault => {
    const mine = trials.filter(t => t.fault === fault);
    const first: Record<string, number> = {};
    for (const t of mine) first[t.first] = (first[t.first] ?? 0) + 1;
    return { fault, trials: mine.length, first, wrong: mine.filter(t => there.get(t.name) !== 1).length };
  });
};

/** How many units the log says were made. */
export const unitEvents = async (admin: Client): Promise<number> => {
  const filter = encodeURIComponent('subjectKind == "unit"');
  return (await admin.get(`/api/events?filter=${filter}&limit=1`)).body.total;
};
