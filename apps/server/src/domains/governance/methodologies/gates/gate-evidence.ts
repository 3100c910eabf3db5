import type {
  ControlState,
  CriterionState,
  Gate,
  GateCondition,
  GateCriterion,
  GateDeliverable,
  PmoType,
  Strength,
} from '@chartroom/contract';
import { AppError, may, type Tx } from '../../../../platform/index.ts';
import { type NamedProject, placeOf } from '../../../../register/index.ts';
import { conditionsReader, isMoney } from '../../audits/conditions.ts';
import { oneControl, type Standing, standingControls } from '../../audits/controls.ts';
import { kindsOfPmo } from '../../audits/kinds.ts';
import { statesOf } from '../../audits/matrix.ts';
import { doesUnder } from '../../audits/policy.ts';
import { isInForce } from '../../audits/standard.ts';
import { fieldValues, judge } from '../../audits/store/subjects.ts';
import { excusedOn, waivedUntil } from '../../audits/store/waivers.ts';
import { conditionView } from './gate-condition-view.ts';
import { type FieldCriterion, gateFields } from './gate-fields.ts';
import { type Asked, criterionStands, deliverableStands, partDoes } from './gate-policy.ts';
import { loadConditions } from './store/gate-conditions.ts';
import { type CriterionRow, type GateRow, loadCriteria, loadDeliverables } from './store/gates.ts';

type Plain<T> = Omit<T, 'may'>;

/** What a gate is decided on, with what of it is money marked; a snapshot keeps exactly this. */
export interface Evidence {
  readonly pmoType: PmoType;
  readonly criteria: readonly (Mutable<GateCriterion> & { readonly readsMoney: boolean })[];
  readonly deliverables: readonly Mutable<GateDeliverable>[];
  readonly carried: readonly Mutable<Plain<GateCondition>>[];
  readonly controls: readonly (Mutable<Gate['controls'][number]> & { readonly readsMoney: boolean })[];
  readonly figures: readonly {
    readonly field: string;
    readonly value: string | null;
    readonly readsMoney: boolean;
  }[];
  readonly currency: string;
  /** What overdue conditions and what is judged or delivered does here. */
  readonly partDoes: Strength;
}

/** Ids as plain strings. */
type Mutable<T> = {
  readonly [K in keyof T]: T[K] extends string & { readonly [x: symbol]: unknown }
    ? string
    : T[K] extends readonly (infer I)[]
      ? readonly Mutable<I>[]
      : T[K] extends object | null
        ? Mutable<T[K]>
        : T[K];
};

/** The figures that a decision rests on, in the order in which they are shown. */
const figureFields = [
  ...['state', 'finishBaseline', 'finishForecast', 'slipDays', 'costBaseline', 'costForecast'],
  ...[
    'costVariancePct',
    'spent',
    'benefitsBaseline',
    'benefitsForecast',
    'reported',
    'computed',
    'disagreeDays',
  ],
];

/** A number as the shorter of two texts that say the same, whichever database wrote it. */
const tidy = (value: string | null | undefined): string | null =>
  value != null && /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : (value ?? null);

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** The controls in use and those that a gate asks for besides; one that is not there any more is left out. */
async function controlsFor(tx: Tx, criteria: readonly CriterionRow[]): Promise<readonly Standing[]> {
  const standing = await standingControls(tx);
  const known = new Set(standing.map(s => s.control.code));
  const conditionsOf = await conditionsReader(tx);
  const more: Standing[] = [];
  for (const { kind, code } of criteria) {
    if (kind !== 'automatic' || code === null || known.has(code)) continue;
    known.add(code);
    try {
      const control = await oneControl(tx, code);
      more.push({ control, conditions: conditionsOf(control) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return [...standing, ...more];
}

interface ToEvaluate {
  readonly gate: GateRow;
  readonly project: NamedProject;
  readonly today: string;
}

type Found = Standing & { readonly state: ControlState; readonly does: Strength };

/** The controls that matter at a gate as they are for its project now, and what each does there. */
async function controlsNow(tx: Tx, { project, today }: ToEvaluate, criteria: readonly CriterionRow[]) {
  const controls = await controlsFor(tx, criteria);
  const [row] = await judge(
    tx,
    controls.map(c => c.conditions),
    { sees: 'everything', project: project.id, today },
  );
  const states = row ? statesOf(row, controls, await excusedOn(tx, today)) : [];
  const kinds = await kindsOfPmo(tx);
  const inForce = await isInForce(tx, today);
  const pmoType = kinds.of(project.unitId);
  const found: readonly Found[] = controls.map((c, i) => {
    const here = kinds.at(project.unitId, c.control.code);
    return { ...c, state: states[i] ?? 'none', does: doesUnder(c.control.strength, here, inForce) };
  });
  return { pmoType, ours: partDoes(pmoType, inForce), found };
}

const criterionWords = {
  pass: 'met',
  fail: 'not-met',
  waived: 'waived',
  none: 'none',
  // What was found to be no failing says nothing of the project.
  'false-alarm': 'none',
} as const;

interface Results {
  readonly ours: Strength;
  readonly values: Readonly<Record<string, string | null>>;
  readonly until: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, FieldCriterion>;
}

function stateOf(r: CriterionRow, control: Found | undefined, fields: Results['fields']): CriterionState {
  if (r.kind === 'judged') return r.verdict;
  if (r.kind === 'field') return fields.get(r.code ?? '')?.state ?? 'none';
  return criterionWords[control?.state ?? 'none'];
}

/** A criterion with its result; the control is that of an automatic one, where it is still there. */
const criterionView = (
  r: CriterionRow,
  control: Found | undefined,
  { ours, values, until, fields }: Results,
): Evidence['criteria'][number] => ({
  ...{ id: r.id, kind: r.kind, code: r.code, name: r.name, words: r.words, link: r.link, version: r.version },
  state: stateOf(r, control, fields),
  does: control?.does ?? ours,
  values: (control?.conditions.fields ?? []).map(field => ({ field, value: tidy(values[field]) })),
  by: person(r.judgedBy, r.judge),
  on: r.judgedOn,
  waivedUntil: control?.state === 'waived' ? (until.get(r.code ?? '') ?? null) : null,
  readsMoney:
    r.kind === 'field'
      ? (fields.get(r.code ?? '')?.readsMoney ?? false)
      : (control?.conditions.readsMoney ?? false),
});

/** All that a gate is decided on, evaluated now, whoever asks; `shownTo` takes out what somebody may not see. */
export async function evidenceOf(tx: Tx, asked: ToEvaluate): Promise<Evidence> {
  const { gate, project, today } = asked;
  const rows = await loadCriteria(tx, gate.id);
  const until = await waivedUntil(tx, project.id, today);
  const { pmoType, ours, found } = await controlsNow(tx, asked, rows);
  const byCode = new Map(found.map(f => [f.control.code, f]));
  const read = rows.flatMap(r =>
    r.kind === 'automatic' ? (byCode.get(r.code ?? '')?.conditions ?? []) : [],
  );
  const looked = { sees: 'everything', project: project.id, today } as const;
  const values = await fieldValues(tx, { plain: figureFields, read }, looked);
  const fields = await gateFields(tx, asked, rows);
  const carried = (await loadConditions(tx, project.id)).filter(c => c.gateId !== gate.id);
  return {
    pmoType,
    criteria: rows.map(r =>
      criterionView(r, r.kind === 'automatic' ? byCode.get(r.code ?? '') : undefined, {
        ...{ ours, values, until, fields },
      }),
    ),
    deliverables: (await loadDeliverables(tx, gate.id)).map(d => ({
      ...{ id: d.id, name: d.name, state: d.state, link: d.link, reason: d.reason, version: d.version },
      by: person(d.changedBy, d.changer),
      on: d.changedOn,
    })),
    carried: carried.map(c => conditionView(c, today)),
    controls: found.flatMap(({ control: { code, name }, conditions, state, does }) =>
      state === 'fail' || state === 'waived'
        ? [{ code, name, state, does, readsMoney: conditions.readsMoney }]
        : [],
    ),
    figures: figureFields.map(field => ({
      field,
      value: tidy(values[field]),
      readsMoney: isMoney(field),
    })),
    currency: project.currency,
    partDoes: ours,
  };
}

/** What is asked, and whether it stands: from what the outcomes that are possible follow. */
export const askedOf = (e: Evidence): readonly Asked[] => [
  ...e.criteria.map(c => ({ name: c.name, stands: criterionStands(c.kind, c.state), does: c.does })),
  ...e.deliverables.map(d => ({ name: d.name, stands: deliverableStands(d.state), does: e.partDoes })),
  ...e.carried.map(c => ({
    name: `C${c.number} ${c.text}`,
    stands: c.state !== 'overdue',
    does: e.partDoes,
  })),
];

/** The evidence without money where the actor may not see it. */
export function shownTo(tx: Tx, e: Evidence, project: NamedProject): Evidence {
  if (may(tx.actor, 'money.read', placeOf(project))) return e;
  return {
    ...e,
    criteria: e.criteria.map(c =>
      c.readsMoney ? { ...c, state: 'withheld', values: [], waivedUntil: null } : c,
    ),
    controls: e.controls.filter(c => !c.readsMoney),
    figures: e.figures.filter(f => !f.readsMoney),
  };
}
