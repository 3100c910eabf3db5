import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  type Place,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { placeOf, todayIn, visibleProject } from '../../../register/index.ts';
import { conditionsReader } from './conditions.ts';
import { oneControl } from './controls.ts';
import { judge } from './store/subjects.ts';
import * as store from './store/waivers.ts';

type WaiverAnswer = Answer<Api['askWaiver']>;

const here = (w: store.WaiverRow): Place => ({
  ...{ id: w.projectId, unitId: w.unitId, portfolioId: w.portfolioId, programmeId: w.programmeId },
  ...{ confidential: w.confidential, owners: [w.managerId, w.sponsorId] },
});

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** Asked by somebody else, and still to be decided. */
const isDecidable = (tx: Tx, w: store.WaiverRow): boolean =>
  w.state === 'asked' && w.askedBy !== tx.actor.person && may(tx.actor, 'waiver.decide', here(w));

/** A waiver as the contract shows it; an approved one lapses by itself on the day after it expires. */
export const waiverView = (
  tx: Tx,
  w: store.WaiverRow,
  { name, today }: { readonly name: string; readonly today: string },
): WaiverAnswer => ({
  id: w.id,
  project: { id: w.projectId, key: w.key, name: w.project },
  control: { code: w.code, name },
  state: w.state === 'approved' && w.expires < today ? 'lapsed' : w.state,
  reason: w.reason,
  compensation: w.compensation,
  expires: w.expires,
  askedBy: person(w.askedBy, w.asker),
  askedAt: w.askedAt,
  decidedBy: person(w.decidedBy, w.decider),
  decidedAt: w.decidedAt,
  answer: w.answer,
  version: w.version,
  may: {
    decide: isDecidable(tx, w),
    withdraw: (w.state === 'asked' || w.state === 'approved') && may(tx.actor, 'project.edit', here(w)),
  },
});

async function viewOf(tx: Tx, id: string): Promise<WaiverAnswer> {
  const found = await store.loadWaiver(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such waiver.');
  const { name } = await oneControl(tx, found.code);
  return waiverView(tx, found, { name, today: await todayIn(tx) });
}

export async function listWaivers(
  tx: Tx,
  { query }: Input<Api['listWaivers']>,
): Promise<Answer<Api['listWaivers']>> {
  const offset = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000)
    throw invalidField('query.cursor', 'This is no cursor of this list. Start from its first page.');
  const today = await todayIn(tx);
  const rows = await store.loadWaivers(tx, { state: query.state, today, limit: query.limit + 1, offset });
  const names = new Map<string, string>();
  for (const { code } of rows) if (!names.has(code)) names.set(code, (await oneControl(tx, code)).name);
  return {
    items: rows
      .slice(0, query.limit)
      .map(w => waiverView(tx, w, { name: names.get(w.code) ?? w.code, today })),
    nextCursor: rows.length > query.limit ? String(offset + query.limit) : null,
  };
}

/** Asks that a project may fail a control until a day. */
export async function askWaiver(tx: Tx, { params, body }: Input<Api['askWaiver']>): Promise<WaiverAnswer> {
  const project = await visibleProject(tx, params.project);
  if (!may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not ask for waivers of ${project.key}.`);
  const today = await todayIn(tx);
  if (body.expires <= today) throw invalidField('body.expires', `Choose a day after today, ${today}.`);
  const control = await oneControl(tx, body.code);
  const [row] = await judge(tx, [(await conditionsReader(tx))(control)], {
    sees: 'own',
    project: project.id,
    today,
  });
  // A control may begin to apply with the next move of the project: a waiver can be had before.
  if (row?.letters === 'p')
    throw new AppError('conflict', `${project.key} passes ${control.code}; there is nothing to waive.`);
  const open = await store.openWaiver(tx, project.id, control.code);
  if (open?.state === 'asked')
    throw new AppError(
      'conflict',
      `${open.asker ?? 'Somebody'} has asked for this already. It waits for a decision.`,
    );
  const id = await store.insertWaiver(tx, { ...body, projectId: project.id });
  record(tx, {
    name: 'governance.waiver.asked',
    subject: { kind: 'waiver', id },
    projectId: project.id,
    before: null,
    after: { code: body.code, expires: body.expires, compensation: body.compensation },
    reason: body.reason,
  });
  return viewOf(tx, id);
}

async function waiverToChange(tx: Tx, id: string, version: number): Promise<store.WaiverRow> {
  const found = await store.loadWaiver(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such waiver.');
  await mustBeCurrent(found.version, version, () => viewOf(tx, id));
  return found;
}

/** Approves or refuses what somebody else asked for. */
export async function decideWaiver(
  tx: Tx,
  { params, body }: Input<Api['decideWaiver']>,
  version: number,
): Promise<WaiverAnswer> {
  const waiver = await waiverToChange(tx, params.waiver, version);
  if (!may(tx.actor, 'waiver.decide', here(waiver)))
    throw new AppError('forbidden', `You may not decide on waivers of ${waiver.key}.`);
  if (waiver.askedBy === tx.actor.person)
    throw new AppError('forbidden', 'You asked for this waiver yourself. Somebody else has to decide.');
  if (waiver.state !== 'asked') throw new AppError('conflict', `This waiver is ${waiver.state} already.`);
  if (body.decision === 'refused' && body.answer === '')
    throw invalidField('body.answer', 'Say why it is refused.');
  return end(tx, waiver, { state: body.decision, answer: body.answer });
}

export async function withdrawWaiver(
  tx: Tx,
  { params, body }: Input<Api['withdrawWaiver']>,
  version: number,
): Promise<WaiverAnswer> {
  const waiver = await waiverToChange(tx, params.waiver, version);
  if (!may(tx.actor, 'project.edit', here(waiver)))
    throw new AppError('forbidden', `You may not withdraw waivers of ${waiver.key}.`);
  if (waiver.state !== 'asked' && waiver.state !== 'approved')
    throw new AppError('conflict', `This waiver is ${waiver.state} already.`);
  return end(tx, waiver, { state: 'withdrawn', answer: body.reason });
}

async function end(
  tx: Tx,
  waiver: store.WaiverRow,
  how: { readonly state: 'approved' | 'refused' | 'withdrawn'; readonly answer: string },
): Promise<WaiverAnswer> {
  await store.endWaiver(tx, waiver.id, how);
  record(tx, {
    name: `governance.waiver.${how.state}`,
    subject: { kind: 'waiver', id: waiver.id },
    projectId: waiver.projectId,
    before: { state: waiver.state },
    after: { state: how.state, code: waiver.code },
    reason: how.answer || null,
  });
  return viewOf(tx, waiver.id);
}
