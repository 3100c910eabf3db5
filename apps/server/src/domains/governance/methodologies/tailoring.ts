import { type Api, type Input, tailoringFields } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Filter,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  parseFilter,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { todayIn, visibleProject } from '../../../register/index.ts';
import { fieldsIn } from '../audits/conditions.ts';
import { newestOn } from './methods.ts';
import { loadMethods, loadVersions, type MethodRow, type VersionRow } from './store/methods.ts';
import * as store from './store/tailoring.ts';

type RulesAnswer = Answer<Api['getTailoringRules']>;

const types: Readonly<Record<string, string>> = tailoringFields;
const readsMoney = (fields: readonly string[]) => fields.some(f => types[f] === 'money');

const readRule = (condition: string, path: string): Filter | null =>
  condition.trim() === '' ? null : parseFilter(condition, tailoringFields, path);

interface Standing {
  readonly rule: store.RuleRow;
  readonly filter: Filter | null;
  readonly fields: readonly string[];
  readonly method: MethodRow;
}

async function standingRules(tx: Tx): Promise<readonly Standing[]> {
  const methods = new Map((await loadMethods(tx)).map(m => [m.id, m]));
  return (await store.loadRules(tx)).flatMap((rule, i) => {
    const method = methods.get(rule.methodId);
    if (method === undefined) return [];
    const filter = readRule(rule.condition, `rules.${i}.when`);
    return [{ rule, filter, fields: filter === null ? [] : [...new Set(fieldsIn(filter))], method }];
  });
}

const shownRule = ({ rule, method }: Standing) => ({
  name: rule.name,
  when: rule.condition,
  method: { id: method.id, key: method.key, name: method.name },
  level: rule.level,
});

export async function getRules(tx: Tx): Promise<RulesAnswer> {
  return {
    version: (await store.rulesVersion(tx)) + 1,
    rules: (await standingRules(tx)).map(shownRule),
    fields: Object.entries(tailoringFields).map(([name, type]) => ({ name, type })),
    may: { edit: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

export async function setRules(
  tx: Tx,
  { body }: Input<Api['setTailoringRules']>,
  version: number,
): Promise<RulesAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'set tailoring rules');
  const methods = new Set((await loadMethods(tx)).map(m => m.id));
  const rules = body.rules.map((r, i) => {
    if (!methods.has(r.methodId))
      throw invalidField(`body.rules.${i}.methodId`, 'There is no such method. Choose one of the list.');
    const always = readRule(r.when, `body.rules.${i}.when`) === null;
    const isLast = i === body.rules.length - 1;
    if (always && !isLast)
      throw invalidField(
        `body.rules.${i}.when`,
        'Only the last rule may hold always: those after it would never be asked.',
      );
    if (!always && isLast)
      throw invalidField(
        `body.rules.${i}.when`,
        'Leave the condition of the last rule empty, so that every project gets a proposal.',
      );
    return { name: r.name, condition: r.when.trim(), methodId: r.methodId, level: r.level };
  });
  const before = await store.loadRules(tx);
  await mustBeCurrent((await store.rulesVersion(tx)) + 1, version, () => getRules(tx));
  if (!(await store.saveRules(tx, rules, version - 1)))
    throw new AppError('stale', 'Somebody changed the rules in the meantime. Load them again.');
  record(tx, {
    name: 'governance.tailoring.changed',
    subject: { kind: 'organisation', id: tx.org },
    before: { rules: before },
    after: { rules },
    reason: body.reason || null,
  });
  return getRules(tx);
}

export interface Proposal {
  readonly rule: string;
  readonly method: MethodRow;
  readonly version: VersionRow;
  readonly level: store.RuleRow['level'];
}

/** What the rules propose for projects; nothing where it takes money that the actor may not see. */
export async function proposalsFor(
  tx: Tx,
  projects: readonly string[],
): Promise<ReadonlyMap<string, Proposal>> {
  const standing = await standingRules(tx);
  if (standing.length === 0 || projects.length === 0) return new Map();
  const today = await todayIn(tx);
  const versions = await loadVersions(tx);
  const judged = await store.judgeProjects(
    tx,
    standing.map(s => s.filter),
    { projects, today },
  );
  return new Map(
    judged.flatMap(({ id, letters, seesMoney }) => {
      const at = letters.indexOf('y');
      const found = standing[at];
      if (found === undefined) return [];
      if (!seesMoney && standing.slice(0, at + 1).some(s => readsMoney(s.fields))) return [];
      const version = newestOn(
        versions.filter(v => v.methodId === found.method.id),
        today,
      );
      if (version === undefined) return [];
      const { rule, method } = found;
      return [[id, { rule: rule.name, method, version, level: rule.level }] as const];
    }),
  );
}

export async function tryRules(
  tx: Tx,
  { params }: Input<Api['tryTailoring']>,
): Promise<Answer<Api['tryTailoring']>> {
  const project = await visibleProject(tx, params.project);
  const standing = await standingRules(tx);
  const today = await todayIn(tx);
  const asked = { projects: [project.id], today };
  const [judged] = await store.judgeProjects(
    tx,
    standing.map(s => s.filter),
    asked,
  );
  const values = await store.factValues(tx, project.id, [...new Set(standing.flatMap(s => s.fields))]);
  const seesMoney = judged?.seesMoney ?? false;
  const withheld = (s: Standing) => !seesMoney && readsMoney(s.fields);
  const holds = standing.map((s, i) => (withheld(s) ? null : judged?.letters[i] === 'y'));
  const first = holds.findIndex(h => h !== false);
  return {
    project: { id: project.id, key: project.key, name: project.name },
    fires: first >= 0 && holds[first] === true ? first + 1 : null,
    rules: standing.map((s, i) => ({
      ...shownRule(s),
      holds: holds[i] ?? null,
      values: s.fields.map(field => {
        const hidden = !seesMoney && types[field] === 'money';
        return { field, value: hidden ? null : (values[field] ?? null), withheld: hidden };
      }),
    })),
  };
}
