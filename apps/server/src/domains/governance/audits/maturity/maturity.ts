import type { Api, Input, MaturityAssessment, Questionnaire } from '@chartroom/contract';
import { maturityLevel, scoreAnswers } from '@chartroom/engine';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import { answersView, mustAnswer } from '../questionnaires/answers.ts';
import { oneQuestionnaire, questionnaireToAsk } from '../questionnaires/questionnaires.ts';
import * as store from './store.ts';

/** How many steps a roadmap has at most: what is lowest, first. */
const steps = 6;
const levelOf = (score: number) => score + 1;

/** The questions with the lowest answers become steps of one level each; the heavier comes first among equals. */
function roadmapOf(q: Questionnaire, row: store.MaturityRow): MaturityAssessment['roadmap'] {
  const given = new Map(row.answers.map(a => [a.question, a]));
  return q.sections
    .flatMap(s => s.questions.map(question => ({ section: s.title, question })))
    .flatMap(({ section, question }) => {
      const answer = given.get(question.id);
      const score = answer?.na === true ? null : (answer?.score ?? null);
      return score === null || score >= 4 ? [] : [{ section, question, level: levelOf(score) }];
    })
    .toSorted((a, b) => a.level - b.level || b.question.weight - a.question.weight)
    .slice(0, steps)
    .map(({ section, question, level }) => ({
      ...{ question: question.id, section, step: question.text, level, target: level + 1 },
    }));
}

async function viewOf(tx: Tx, row: store.MaturityRow): Promise<MaturityAssessment> {
  const questionnaire = await oneQuestionnaire(tx, row.questionnaire);
  const stored = row.answeredBy === null && row.answers.length === 0 ? null : row;
  const view = answersView(questionnaire, stored, holdsEverywhere(tx.actor, 'audit.edit'));
  return {
    ...{ id: row.id as never, title: row.title, day: row.day, questionnaire, version: row.version },
    view: { ...view, version: row.version },
    level: maturityLevel(view.score.pct),
    sections: questionnaire.sections.map(s => {
      const { pct } = scoreAnswers(s.questions, row.answers);
      return { title: s.title, pct, level: maturityLevel(pct) };
    }),
    roadmap: roadmapOf(questionnaire, row),
  };
}

async function oneAssessment(tx: Tx, id: string): Promise<store.MaturityRow> {
  const found = await store.loadAssessment(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such assessment.');
  return found;
}

export async function listMaturity(tx: Tx): Promise<Answer<Api['listMaturity']>> {
  const items: MaturityAssessment[] = [];
  for (const row of await store.loadAssessments(tx)) items.push(await viewOf(tx, row));
  return { items, may: { create: holdsEverywhere(tx.actor, 'audit.edit') } };
}

export async function createMaturity(
  tx: Tx,
  { body }: Input<Api['createMaturity']>,
): Promise<MaturityAssessment> {
  mustHoldEverywhere(tx.actor, 'audit.edit', 'assess the maturity of the PMO');
  await questionnaireToAsk(tx, body.questionnaire, ['maturity']);
  const today = await todayIn(tx);
  if (body.day > today)
    throw invalidField('body.day', `What is not yet cannot be assessed: today is ${today}.`);
  const id = await store.insertAssessment(tx, body);
  record(tx, {
    name: 'governance.maturity.begun',
    subject: { kind: 'maturity', id },
    before: null,
    after: body,
  });
  return viewOf(tx, await oneAssessment(tx, id));
}

export async function answerMaturity(
  tx: Tx,
  { params, body }: Input<Api['answerMaturity']>,
  version: number,
): Promise<MaturityAssessment> {
  mustHoldEverywhere(tx.actor, 'audit.edit', 'assess the maturity of the PMO');
  const row = await oneAssessment(tx, params.maturity);
  await mustBeCurrent(row.version, version, () => viewOf(tx, row));
  const questionnaire = await oneQuestionnaire(tx, row.questionnaire);
  mustAnswer(questionnaire, body.answers);
  await store.saveAssessment(tx, row.id, body.answers);
  const after = await viewOf(tx, await oneAssessment(tx, row.id));
  record(tx, {
    name: 'governance.maturity.answered',
    subject: { kind: 'maturity', id: row.id },
    before: { answered: row.answers.length },
    after: { answered: body.answers.length, level: after.level },
  });
  return after;
}
