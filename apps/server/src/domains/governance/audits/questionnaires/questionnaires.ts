import type { Api, AuditQuestion, Input, Questionnaire } from '@chartroom/contract';
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
import { given } from '../given.ts';
import { shippedQuestionnaires } from './shipped.ts';
import { loadQuestionnaires, saveQuestionnaire, usedQuestionnaires } from './store.ts';

const keyOf = (q: { readonly code: string; readonly number: number }) => `${q.code}-${q.number}`;

async function all(tx: Tx): Promise<readonly Questionnaire[]> {
  const mayEdit = holdsEverywhere(tx.actor, 'rule.edit');
  const used = await usedQuestionnaires(tx);
  const shipped = shippedQuestionnaires.map(q => ({
    ...q,
    ...{ key: keyOf(q), state: 'published' as const, shipped: true, used: used.has(keyOf(q)), version: 1 },
    may: { edit: false, publish: false, retire: false },
  }));
  const own = (await loadQuestionnaires(tx)).map(q => ({
    ...q,
    ...{ key: keyOf(q), shipped: false, used: used.has(keyOf(q)) },
    may: {
      edit: mayEdit && q.state === 'draft',
      publish: mayEdit && q.state === 'draft',
      retire: mayEdit && q.state === 'published',
    },
  }));
  return [...shipped, ...own];
}

export async function listQuestionnaires(tx: Tx): Promise<Answer<Api['listQuestionnaires']>> {
  return { items: [...(await all(tx))], may: { create: holdsEverywhere(tx.actor, 'rule.edit') } };
}

/** One version of a questionnaire. Throws `not_found`. */
export async function oneQuestionnaire(tx: Tx, key: string): Promise<Questionnaire> {
  const found = (await all(tx)).find(q => q.key === key);
  if (!found) throw new AppError('not_found', `There is no questionnaire ${key}.`);
  return found;
}

/** A published version that may be asked. Throws `invalid`, with the field. */
export async function questionnaireToAsk(
  tx: Tx,
  key: string,
  kinds: readonly Questionnaire['kind'][],
): Promise<Questionnaire> {
  const found = (await all(tx)).find(q => q.key === key);
  if (found?.state !== 'published')
    throw invalidField('body.questionnaire', `${key} is no published questionnaire. Choose another.`);
  if (!kinds.includes(found.kind))
    throw invalidField('body.questionnaire', `${key} asks about something else. Choose another.`);
  return found;
}

export const questionsOf = (q: Pick<Questionnaire, 'sections'>): readonly AuditQuestion[] =>
  q.sections.flatMap(s => s.questions);

function mustBeSound(sections: Questionnaire['sections']): void {
  const ids = questionsOf({ sections }).map(q => q.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw invalidField('body.sections', `The question ${twice} is there twice. Give each an id of its own.`);
}

export async function createQuestionnaire(
  tx: Tx,
  { body }: Input<Api['createQuestionnaire']>,
): Promise<Questionnaire> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'write questionnaires');
  mustBeSound(body.sections);
  const { questionnaireCode: code, title, kind, sections } = body;
  const versions = (await all(tx)).filter(q => q.code === code);
  const open = versions.find(q => q.state === 'draft');
  if (open) throw new AppError('conflict', `${open.key} is still a draft. Edit that one.`);
  const number = Math.max(0, ...versions.map(q => q.number)) + 1;
  await saveQuestionnaire(tx, { code, number, title, kind, state: 'draft', sections });
  const key = keyOf({ code, number });
  record(tx, {
    name: 'governance.questionnaire.drafted',
    subject: { kind: 'questionnaire', id: key },
    before: null,
    after: { title, kind, questions: questionsOf({ sections }).length },
  });
  return oneQuestionnaire(tx, key);
}

/** Changes a draft, publishes it or retires it; what is published, or asked somewhere, stays as it is. */
export async function updateQuestionnaire(
  tx: Tx,
  { params, body }: Input<Api['updateQuestionnaire']>,
  version: number,
): Promise<Questionnaire> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change questionnaires');
  const before = await oneQuestionnaire(tx, params.questionnaire);
  await mustBeCurrent(before.version, version, () => before);
  const { state, reason, ...rest } = body;
  const changes = given(rest);
  if (before.shipped)
    throw new AppError(
      'conflict',
      `${before.key} comes with the product. Draft a version of your own from it.`,
    );
  if (Object.keys(changes).length > 0 && (before.used || before.state !== 'draft'))
    throw new AppError(
      'conflict',
      `${before.key} is ${before.used ? 'in use' : before.state}: what was asked stays as it was. Draft the next version.`,
    );
  if (state === 'published' && before.state !== 'draft')
    throw new AppError('conflict', `${before.key} is ${before.state} already.`);
  if (state === 'retired' && before.state !== 'published')
    throw new AppError('conflict', `${before.key} is not published, so there is nothing to retire.`);
  const { code, number, title, kind, sections } = { ...before, ...changes };
  mustBeSound(sections);
  await saveQuestionnaire(tx, { code, number, title, kind, sections, state: state ?? before.state });
  record(tx, {
    name: `governance.questionnaire.${state ?? 'updated'}`,
    subject: { kind: 'questionnaire', id: before.key },
    before: { title: before.title, state: before.state, questions: questionsOf(before).length },
    after: { title, state: state ?? before.state, questions: questionsOf({ sections }).length },
    reason: reason || null,
  });
  return oneQuestionnaire(tx, before.key);
}
