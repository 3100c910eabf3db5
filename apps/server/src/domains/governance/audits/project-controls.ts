import { type Api, controlFields, type Input } from '@chartroom/contract';
import { type Answer, AppError, may, type Tx } from '../../../platform/index.ts';
import {
  explanationOf,
  fieldCatalogue,
  filterTypeOf,
  placeOf,
  todayIn,
  visibleProject,
} from '../../../register/index.ts';
import { type Conditions, conditionsReader } from './conditions.ts';
import { oneControl, standingControls } from './controls.ts';
import { standingFalseAlarm } from './false-alarms.ts';
import { kindsOfPmo } from './kinds.ts';
import { statesOf } from './matrix.ts';
import { doesUnder } from './policy.ts';
import { isInForce } from './standard.ts';
import { resultHistory } from './store/results.ts';
import { fieldValues, judge } from './store/subjects.ts';
import { excusedOn, openWaiver } from './store/waivers.ts';
import { waiverView } from './waivers.ts';

/** All controls in use of one project, with what each does where the project is. */
export async function controlsOfProject(
  tx: Tx,
  { params }: Input<Api['controlsOfProject']>,
): Promise<Answer<Api['controlsOfProject']>> {
  const project = await visibleProject(tx, params.project);
  const kinds = await kindsOfPmo(tx);
  const pmoType = kinds.of(project.unitId);
  const standing = await standingControls(tx);
  const today = await todayIn(tx);
  const [row] = await judge(
    tx,
    standing.map(s => s.conditions),
    { sees: 'own', project: project.id, today },
  );
  const inForce = await isInForce(tx, today);
  const states = row ? statesOf(row, standing, await excusedOn(tx, today)) : [];
  return {
    pmoType,
    items: standing.map(({ control }, i) => {
      const { code, name, category, severity, remedy, strength } = control;
      return {
        code,
        name,
        category,
        severity,
        remedy,
        state: states[i] ?? 'none',
        does: doesUnder(strength, kinds.at(project.unitId, code), inForce),
      };
    }),
  };
}

const builtIn: Readonly<Record<string, string>> = controlFields;

/** A value of a field as text; a number without the zeros that a division leaves behind its point. */
function plain(field: string, value: string | null, { added }: Conditions): string | null {
  const of = added.find(f => f.key === field);
  return (of === undefined ? builtIn[field] : filterTypeOf(of)) === 'text'
    ? value
    : (value?.replace(/^(-?\d+(?:\.\d*[1-9])?)\.?0*$/, '$1') ?? null);
}

/** One control of one project: why it is so, since when, and what it does here. */
export async function controlOfProject(
  tx: Tx,
  { params }: Input<Api['controlOfProject']>,
): Promise<Answer<Api['controlOfProject']>> {
  const project = await visibleProject(tx, params.project);
  const control = await oneControl(tx, params.code);
  const conditions = (await conditionsReader(tx))(control);
  const today = await todayIn(tx);
  const looked = { sees: 'own', project: project.id, today } as const;
  const [row] = await judge(tx, [conditions], looked);
  if (!row) throw new AppError('not_found', 'There is no such project.');
  const state = statesOf(row, [{ control, conditions }], await excusedOn(tx, today))[0] ?? 'none';
  const history =
    conditions.readsMoney && !row.seesMoney ? [] : await resultHistory(tx, project.id, control.code);
  const kinds = await kindsOfPmo(tx);
  const pmoType = kinds.of(project.unitId);
  const open = await openWaiver(tx, project.id, control.code);
  const others = await judge(tx, [conditions], { sees: 'own', today });
  const values = await fieldValues(tx, { read: [conditions] }, looked);
  const reading = { catalogue: await fieldCatalogue(tx), row: project, day: today };
  return {
    project: { id: project.id, key: project.key, name: project.name, manager: project.manager },
    control,
    state,
    since: history.at(-1)?.day ?? null,
    pmoType,
    does: doesUnder(control.strength, kinds.at(project.unitId, control.code), await isInForce(tx, today)),
    evidence: conditions.fields.map(field => {
      const withheld = conditions.money.has(field) && !row.seesMoney;
      return {
        field,
        value: withheld ? null : plain(field, values[field] ?? null, conditions),
        withheld,
        calculated: withheld ? null : explanationOf(reading, field),
      };
    }),
    alsoFailing: others.filter(r => r.letters === 'f' && r.id !== project.id).length,
    waiver: open ? waiverView(tx, open, { name: control.name, today }) : null,
    falseAlarm: await standingFalseAlarm(tx, project.id, control.code),
    history,
    may: {
      askWaiver:
        state !== 'pass' &&
        state !== 'waived' &&
        state !== 'false-alarm' &&
        open?.state !== 'asked' &&
        may(tx.actor, 'project.edit', placeOf(project)),
      markFalseAlarm: state === 'fail' && may(tx.actor, 'rule.edit', placeOf(project)),
    },
  };
}
