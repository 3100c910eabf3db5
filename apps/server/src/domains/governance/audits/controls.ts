import type { Api, Control, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { shippedControls } from './catalogue.ts';
import { type Conditions, conditionsReader, readConditions } from './conditions.ts';
import { standardOf } from './standard.ts';
import { type ControlRow, loadControls, saveControl } from './store/controls.ts';
import { judge } from './store/subjects.ts';

type ControlAnswer = Answer<Api['updateControl']>;

/** A control with its conditions read. */
export interface Standing {
  readonly control: Omit<Control, 'may'>;
  readonly conditions: Conditions;
}

const shipped = (row: ControlRow | undefined, c: (typeof shippedControls)[number]): Omit<Control, 'may'> => ({
  ...c,
  strength: row?.strength ?? c.strength,
  active: row?.active ?? true,
  own: false,
  version: (row?.version ?? 0) + 1,
});

const ownControl = (row: ControlRow): Omit<Control, 'may'> => ({
  code: row.code,
  name: row.name ?? row.code,
  category: row.category as Control['category'],
  severity: row.severity as Control['severity'],
  standard: row.standard ?? '',
  applies: row.applies ?? '',
  fails: row.fails ?? '',
  remedy: row.remedy ?? '',
  strength: row.strength,
  active: row.active,
  own: true,
  version: row.version,
});

/** The controls of the organisation: those that come with the product as it has set them, and its own. */
async function controlsOf(tx: Tx): Promise<readonly Omit<Control, 'may'>[]> {
  const rows = await loadControls(tx);
  const byCode = new Map(rows.map(r => [r.code, r]));
  return [
    ...shippedControls.map(c => shipped(byCode.get(c.code), c)),
    ...rows.filter(r => r.own).map(ownControl),
  ];
}

/** The controls in use, each with its conditions read. */
export async function standingControls(tx: Tx): Promise<readonly Standing[]> {
  const controls = (await controlsOf(tx)).filter(c => c.active);
  const conditionsOf = await conditionsReader(tx);
  return controls.map(control => ({ control, conditions: conditionsOf(control) }));
}

const view = (tx: Tx, control: Omit<Control, 'may'>): ControlAnswer => ({
  ...control,
  may: { edit: holdsEverywhere(tx.actor, 'rule.edit') },
});

export async function listControls(tx: Tx): Promise<Answer<Api['listControls']>> {
  return {
    items: (await controlsOf(tx)).map(c => view(tx, c)),
    ...(await standardOf(tx)),
    may: {
      create: holdsEverywhere(tx.actor, 'rule.edit'),
      setInForce: holdsEverywhere(tx.actor, 'rule.edit'),
    },
  };
}

/** One control. Throws `not_found`. */
export async function oneControl(tx: Tx, code: string): Promise<ControlAnswer> {
  const found = (await controlsOf(tx)).find(c => c.code === code);
  if (!found) throw new AppError('not_found', `There is no control ${code}.`);
  return view(tx, found);
}

export async function createControl(tx: Tx, { body }: Input<Api['createControl']>): Promise<ControlAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add controls');
  if ((await controlsOf(tx)).some(c => c.code === body.code))
    throw new AppError('conflict', `There is a control ${body.code} already. Choose another code.`);
  await readConditions(tx, body);
  await saveControl(tx, { ...body, own: true, active: true });
  record(tx, {
    name: 'governance.control.added',
    subject: { kind: 'control', id: body.code },
    before: null,
    after: body,
  });
  return oneControl(tx, body.code);
}

const onlyOwn = ['name', 'category', 'severity', 'standard', 'applies', 'fails', 'remedy'] as const;

export async function updateControl(
  tx: Tx,
  { params, body }: Input<Api['updateControl']>,
  version: number,
): Promise<ControlAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change controls');
  const before = await oneControl(tx, params.code);
  await mustBeCurrent(before.version, version, () => before);
  const touched = onlyOwn.find(f => body[f] !== undefined && body[f] !== before[f]);
  if (!before.own && touched !== undefined) {
    throw new AppError(
      'conflict',
      `${before.code} comes with the product: change what it does and whether it is in use, or add a control of your own.`,
      { fields: [{ path: `body.${touched}`, message: 'Leave it as it is.' }] },
    );
  }
  const { reason, ...given } = body;
  const set = Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined));
  const after = { ...before, ...set };
  await readConditions(tx, after);
  const said = before.own
    ? after
    : { ...blank, code: before.code, strength: after.strength, active: after.active };
  await saveControl(tx, { ...said, own: before.own });
  record(tx, {
    name: 'governance.control.changed',
    subject: { kind: 'control', id: before.code },
    before: Object.fromEntries(Object.keys(set).map(k => [k, before[k as keyof typeof before]])),
    after: set,
    reason: reason || null,
  });
  return oneControl(tx, before.code);
}

const blank = {
  name: null,
  category: null,
  severity: null,
  standard: null,
  applies: null,
  fails: null,
  remedy: null,
};

/** What conditions would find among the projects the actor may see. */
export async function tryControl(
  tx: Tx,
  { query }: Input<Api['tryControl']>,
): Promise<Answer<Api['tryControl']>> {
  const conditions = await readConditions(tx, query, 'query');
  const rows = await judge(tx, [conditions], { sees: 'own', today: await todayIn(tx) });
  const failing = rows.filter(r => r.letters === 'f');
  return {
    projects: rows.length,
    applies: rows.filter(r => r.letters !== 'n').length,
    fails: failing.length,
    examples: failing.slice(0, 20).map(({ id, key, name }) => ({ id, key, name })),
  };
}

/** The names of all controls of the organisation by code. */
export async function controlNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  return new Map((await controlsOf(tx)).map(c => [c.code, c.name]));
}
