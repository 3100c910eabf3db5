import type { Api, Input } from '@chartroom/contract';
import { defaultRules, readRuleSet, standardScales } from '@chartroom/engine';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  invalidField,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import * as store from './store.ts';

const view = (s: store.RuleSetRow): Answer<Api['createRuleSet']> => ({
  number: s.number,
  validFrom: s.validFrom,
  note: s.note,
  author: s.authorId === null ? null : { id: s.authorId, name: s.author ?? '' },
  recordedAt: s.recordedAt,
  rules: s.rules,
});

export async function listRuleSets(
  tx: Tx,
  { query }: Input<Api['listRuleSets']>,
): Promise<Answer<Api['listRuleSets']>> {
  return {
    items: (await store.loadRuleSets(tx, query.knownAt)).map(view),
    may: { create: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

/** Puts a new version of the rules in force from a day on; the versions before it stay as they are. */
export async function createRuleSet(
  tx: Tx,
  { body }: Input<Api['createRuleSet']>,
): Promise<Answer<Api['createRuleSet']>> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change the rules of status');
  const [latest] = await store.loadRuleSets(tx);
  const number = (latest?.number ?? 0) + 1;
  const given = typeof body.rules === 'object' && body.rules !== null ? body.rules : {};
  const { result, findings } = readRuleSet({ ...given, version: number, validFrom: body.validFrom });
  if (!result) {
    throw new AppError('invalid', 'The rules cannot be read.', {
      fields: findings
        .slice(0, 50)
        .map(f => ({ path: `body.rules.${f.path.join('.')}`, message: f.message })),
    });
  }
  if (latest && body.validFrom < latest.validFrom) {
    throw invalidField(
      'body.validFrom',
      `Version ${latest.number} is in force from ${latest.validFrom}. Choose that day or a later one.`,
    );
  }
  const rules = { rules: result.rules, classes: result.classes };
  await store.insertRuleSet(tx, {
    number,
    validFrom: body.validFrom,
    note: body.note,
    rules,
    authorId: tx.actor.person,
  });
  record(tx, {
    name: 'monitoring.rule-set.added',
    subject: { kind: 'rule-set', id: String(number) },
    before: latest ? { number: latest.number, rules: latest.rules } : null,
    after: { number, validFrom: body.validFrom, rules },
    reason: body.note,
  });
  const [added] = await store.loadRuleSets(tx);
  if (!added) throw new Error('Broken assumption: a rule set just added is there');
  return view(added);
}

/** What a new organisation starts with: the standard scales and the default rules. */
export async function prepareReporting(tx: Tx): Promise<void> {
  if ((await store.loadScales(tx)).length === 0) await store.insertScales(tx, standardScales);
  if ((await store.loadRuleSets(tx)).length === 0) {
    const { rules, classes, validFrom } = defaultRules;
    await store.insertRuleSet(tx, {
      number: 1,
      validFrom,
      note: 'The rules every organisation starts with.',
      rules: { rules, classes },
      authorId: null,
    });
    record(tx, {
      name: 'monitoring.rule-set.added',
      subject: { kind: 'rule-set', id: '1' },
      before: null,
      after: { number: 1, validFrom, rules: { rules, classes } },
    });
  }
}
