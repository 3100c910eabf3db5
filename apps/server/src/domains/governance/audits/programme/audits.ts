import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { personExists, todayIn } from '../../../../register/index.ts';
import { given } from '../given.ts';
import { questionnaireToAsk } from '../questionnaires/questionnaires.ts';
import { auditRow, auditView } from './audit-view.ts';
import * as store from './store.ts';

type AuditAnswer = Answer<Api['createAudit']>;
type Given = Partial<Omit<Input<Api['createAudit']>['body'], 'reauditOf'>>;

/** Refuses what an audit names and is not there, each with its field. */
async function mustBeThere(tx: Tx, body: Given): Promise<void> {
  if (body.auditProgrammeId !== undefined && (await store.loadProgramme(tx, body.auditProgrammeId)) === null)
    throw invalidField('body.auditProgrammeId', 'There is no such programme of audits.');
  const people = [
    ...(body.leadId === undefined ? [] : [['body.leadId', body.leadId] as const]),
    ...(body.auditorIds ?? []).map((id, i) => [`body.auditorIds.${i}`, id] as const),
  ];
  for (const [path, id] of people)
    if (!(await personExists(tx, id))) throw invalidField(path, 'There is no such active person.');
  for (const kind of ['unit', 'portfolio'] as const) {
    const ids: readonly string[] = body[`${kind}Ids`] ?? [];
    const known = new Set((await store.namesOf(tx, kind, ids)).map(n => n.id));
    ids.forEach((id, i) => {
      if (!known.has(id)) throw invalidField(`body.${kind}Ids.${i}`, `There is no such ${kind}.`);
    });
  }
  if (body.questionnaire !== undefined)
    await questionnaireToAsk(tx, body.questionnaire, ['health', 'gateway']);
}

const daysInOrder = (from: string, to: string): void => {
  if (to < from) throw invalidField('body.to', `An audit ends on ${from} or later, not on ${to}.`);
};

export async function createAudit(tx: Tx, { body }: Input<Api['createAudit']>): Promise<AuditAnswer> {
  mustHoldEverywhere(tx.actor, 'audit.edit', 'plan audits');
  await mustBeThere(tx, body);
  daysInOrder(body.from, body.to);
  if (body.reauditOf !== null && (await store.loadAudit(tx, body.reauditOf)) === null)
    throw invalidField('body.reauditOf', 'There is no such audit.');
  const id = await store.saveAudit(tx, {
    ...{ programmeId: body.auditProgrammeId, title: body.title, state: 'planned', fromDay: body.from },
    ...{ toDay: body.to, leadId: body.leadId, unitIds: body.unitIds, portfolioIds: body.portfolioIds },
    ...{ questionnaire: body.questionnaire, reauditOf: body.reauditOf, summary: '', closedOn: null },
    team: body.auditorIds,
  });
  record(tx, { name: 'governance.audit.planned', subject: { kind: 'audit', id }, before: null, after: body });
  return auditView(tx, id);
}

/** An audit to change, at the version that was read. */
export async function auditToChange(tx: Tx, id: string, version: number): Promise<store.AuditRow> {
  mustHoldEverywhere(tx.actor, 'audit.edit', 'change audits');
  const row = await auditRow(tx, id, true);
  await mustBeCurrent(row.version, version, () => auditView(tx, id));
  if (row.state === 'closed')
    throw new AppError('conflict', 'This audit is closed. Plan a re-audit to look again.');
  return row;
}

const order = ['planned', 'fieldwork', 'reporting', 'closed'] as const;

/** One step on or back at a time; fieldwork takes a sample. */
function mustMove(row: store.AuditRow, to: store.AuditRow['state']): void {
  if (Math.abs(order.indexOf(to) - order.indexOf(row.state)) !== 1)
    throw new AppError('conflict', `An audit goes from ${row.state} to the state beside it, not to ${to}.`);
  if (to === 'fieldwork' && row.sample === null && row.projects === 0)
    throw new AppError('conflict', 'Fieldwork begins with a sample. Draw one first.');
}

export async function updateAudit(
  tx: Tx,
  { params, body }: Input<Api['updateAudit']>,
  version: number,
): Promise<AuditAnswer> {
  await auditRow(tx, params.audit);
  await mustBeThere(tx, given(body));
  const row = await auditToChange(tx, params.audit, version);
  if (body.state !== undefined && body.state !== row.state) mustMove(row, body.state);
  if (body.questionnaire !== undefined && body.questionnaire !== row.questionnaire && row.state !== 'planned')
    throw new AppError('conflict', 'Fieldwork has begun with this questionnaire. It stays until the end.');
  const next: store.AuditBody = {
    ...row,
    programmeId: body.auditProgrammeId ?? row.programmeId,
    title: body.title ?? row.title,
    state: body.state ?? row.state,
    fromDay: body.from ?? row.fromDay,
    toDay: body.to ?? row.toDay,
    leadId: body.leadId ?? row.leadId,
    unitIds: body.unitIds ?? row.unitIds,
    portfolioIds: body.portfolioIds ?? row.portfolioIds,
    questionnaire: body.questionnaire ?? row.questionnaire,
    summary: body.summary ?? row.summary,
    closedOn: body.state === 'closed' ? await todayIn(tx) : row.closedOn,
  };
  daysInOrder(next.fromDay, next.toDay);
  const team = (await store.loadMembers(tx, [row.id])).map(m => m.id);
  await store.saveAudit(tx, { ...next, id: row.id, team: body.auditorIds ?? team });
  record(tx, {
    name:
      body.state === undefined || body.state === row.state
        ? 'governance.audit.updated'
        : `governance.audit.${body.state}`,
    subject: { kind: 'audit', id: row.id },
    before: { title: row.title, state: row.state, from: row.fromDay, to: row.toDay },
    after: body,
  });
  return auditView(tx, row.id);
}
