import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  brokeUniqueness,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { listTemplates } from '../templates/library.ts';
import * as store from './store/retention.ts';

type RuleAnswer = Answer<Api['createRetentionRule']>;

const mostRules = 200;

const view = (tx: Tx, r: Awaited<ReturnType<typeof store.loadRules>>[number]): RuleAnswer => ({
  ...{ id: r.id, name: r.name, appliesTo: r.appliesTo, subject: r.subject, years: r.years, from: r.from },
  ...{ atEnd: r.atEnd, active: r.active, records: r.records, version: r.version },
  may: { edit: holdsEverywhere(tx.actor, 'rule.edit') },
});

async function oneRule(tx: Tx, id: string): Promise<RuleAnswer> {
  const [found] = await store.loadRules(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such retention rule.');
  return view(tx, found);
}

/** What a rule can be for: the types of documents, gates among them, and the templates. */
async function subjectsOf(tx: Tx) {
  const { items, types } = await listTemplates(tx, { query: {} });
  return {
    types: [...types, 'gate'],
    templates: items.map(t => ({ key: t.key, title: t.title })),
  };
}

export async function listRules(tx: Tx): Promise<Answer<Api['listRetentionRules']>> {
  return {
    items: (await store.loadRules(tx)).map(r => view(tx, r)),
    subjects: await subjectsOf(tx),
    may: { create: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

async function mustBeKnown(
  tx: Tx,
  { appliesTo, subject }: Pick<store.RuleRow, 'appliesTo' | 'subject'>,
): Promise<void> {
  if (appliesTo === 'everything') {
    if (subject !== null)
      throw invalidField('body.subject', 'A rule for everything names nothing. Leave this out.');
    return;
  }
  const { types, templates } = await subjectsOf(tx);
  const known = appliesTo === 'type' ? types : templates.map(t => t.key);
  if (subject === null || !known.includes(subject))
    throw invalidField('body.subject', `There is no such ${appliesTo}. Choose one of the list.`);
}

const orTaken = <T>(work: Promise<T>): Promise<T> =>
  work.catch(error => {
    if (!brokeUniqueness(error)) throw error;
    throw new AppError(
      'conflict',
      'There is a rule in force for this already. Change that one, or retire it.',
    );
  });

/** Adds a rule for what is archived from now on. */
export async function createRule(tx: Tx, { body }: Input<Api['createRetentionRule']>): Promise<RuleAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add retention rules');
  await mustBeKnown(tx, body);
  if ((await store.loadRules(tx)).length >= mostRules)
    throw new AppError('conflict', `There are ${mostRules} rules already. Change one of them.`);
  const id = await orTaken(store.insertRule(tx, body));
  record(tx, {
    name: 'governance.retention-rule.added',
    subject: { kind: 'retention-rule', id },
    before: null,
    after: body,
  });
  return oneRule(tx, id);
}

/** Changes a rule or retires it; what is archived already keeps the rule as it was. */
export async function updateRule(
  tx: Tx,
  { params, body }: Input<Api['updateRetentionRule']>,
  version: number,
): Promise<RuleAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change retention rules');
  await store.lockRule(tx, params.retentionRule);
  const [before] = await store.loadRules(tx, params.retentionRule);
  if (!before) throw new AppError('not_found', 'There is no such retention rule.');
  await mustBeCurrent(before.version, version, () => view(tx, before));
  const { reason, ...set } = body;
  const given = Object.fromEntries(Object.entries(set).filter(([, v]) => v !== undefined));
  const after: store.RuleRow = { ...before, ...given };
  await orTaken(store.writeRule(tx, after));
  const told = ({ name, years, from, atEnd, active }: store.RuleRow) => ({
    ...{ name, years, from, atEnd, active },
  });
  record(tx, {
    name: 'governance.retention-rule.changed',
    subject: { kind: 'retention-rule', id: before.id },
    before: told(before),
    after: told(after),
    reason,
  });
  return oneRule(tx, before.id);
}

/** The rule that counts for a kind of document; null: kept without end. */
export const ruleFor = (
  tx: Tx,
  what: { readonly type: string; readonly templateKey: string | null },
): Promise<store.RuleRow | null> => store.narrowestRule(tx, what);
