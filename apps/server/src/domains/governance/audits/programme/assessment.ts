import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { visibleProject } from '../../../../register/index.ts';
import { conflictsOf } from '../independence.ts';
import { answersView, mustAnswer } from '../questionnaires/answers.ts';
import { oneQuestionnaire } from '../questionnaires/questionnaires.ts';
import { auditRow } from './audit-view.ts';
import { loadAnswers, saveAnswers } from './store/answers.ts';
import * as store from './store.ts';

type Assessment = Answer<Api['getAuditAssessment']>;

interface Asked {
  readonly audit: string;
  readonly project: string;
}

const open = ['fieldwork', 'reporting'];

/** Both sides of the questionnaire of a project in the sample. Throws `not_found` where it is not in it. */
async function assessmentOf(tx: Tx, asked: Asked): Promise<Assessment> {
  const audit = await auditRow(tx, asked.audit);
  const project = await visibleProject(tx, asked.project);
  const there = (await store.loadFrame(tx, audit.id)).find(f => f.projectId === project.id);
  if (there?.rank == null)
    throw new AppError('not_found', 'This project is not in the sample of this audit.');
  const questionnaire = await oneQuestionnaire(tx, audit.questionnaire);
  const sides = await loadAnswers(tx, audit.id, project.id);
  const me = tx.actor.person;
  const why =
    me === null ? undefined : (await conflictsOf(tx, [me], [project.id])).get(`${project.id} ${me}`);
  const isOpen = open.includes(audit.state);
  const side = (name: string) => sides.find(s => s.side === name) ?? null;
  return {
    audit: { id: audit.id, title: audit.title, state: audit.state } as Assessment['audit'],
    project: {
      ...{ id: project.id, key: project.key, name: project.name },
      manager: project.managerId === null ? null : { id: project.managerId, name: project.manager ?? '' },
    } as Assessment['project'],
    questionnaire,
    auditor: answersView(
      questionnaire,
      side('auditor'),
      isOpen && holdsEverywhere(tx.actor, 'audit.edit') && why === undefined,
    ),
    self: answersView(questionnaire, side('self'), isOpen && me !== null && me === project.managerId),
    notIndependent:
      why === undefined ? null : `You are not independent of ${project.key}: your person ${why}.`,
  };
}

export const getAssessment = (tx: Tx, { params }: Input<Api['getAuditAssessment']>): Promise<Assessment> =>
  assessmentOf(tx, params);

/** Answers for one side: as auditor, independent of the project; or for oneself, as its manager. */
export async function answerAssessment(
  tx: Tx,
  { params, body }: Input<Api['answerAuditAssessment']>,
  version: number,
): Promise<Assessment> {
  await auditRow(tx, params.audit, true);
  const before = await assessmentOf(tx, params);
  const { side } = body;
  if (!open.includes(before.audit.state))
    throw new AppError(
      'conflict',
      `Answers are taken in fieldwork and reporting; this audit is ${before.audit.state}.`,
    );
  if (!before[side].may.answer) {
    if (side === 'self')
      throw new AppError('forbidden', 'The self-assessment is answered by the manager of the project.');
    if (before.notIndependent !== null)
      throw new AppError('conflict', `${before.notIndependent} Nobody audits their own work.`);
    throw new AppError('forbidden', 'The auditor’s view is answered by who may edit audits.');
  }
  await mustBeCurrent(before[side].version, version, () => before);
  mustAnswer(await oneQuestionnaire(tx, before.questionnaire.key), body.answers);
  await saveAnswers(tx, { audit: params.audit, project: params.project, side }, body.answers);
  const after = await assessmentOf(tx, params);
  record(tx, {
    name: `governance.audit.${side === 'self' ? 'self-assessed' : 'assessed'}`,
    subject: { kind: 'audit', id: params.audit },
    projectId: params.project,
    before: { score: before[side].score.pct, answered: before[side].score.answered },
    after: { score: after[side].score.pct, answered: after[side].score.answered },
  });
  return after;
}
