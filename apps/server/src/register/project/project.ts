import type { Api, Input, Permission } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  accessOf,
  atOnce,
  type Handlers,
  holds,
  invalidField,
  may,
  mustBeCurrent,
  type Place,
  readOrganisation,
  record,
  type Tx,
} from '../../platform/index.ts';
import { grantsOf } from '../access/access.ts';
import { type FieldCatalogue, fieldCatalogue } from '../field/catalogue.ts';
import { type FieldCells, fieldsShown } from '../field/cells.ts';
import { checkedFields, mustBePeople } from '../field/check-value.ts';
import { mayBeCleared, mustBeFilled } from '../field/required.ts';
import { todayIn } from '../organisation/today.ts';
import { insertGrant } from '../person/store.ts';
import { hasBaseline } from '../plan/store/baselines.ts';
import { projectsWith } from '../visibility/store.ts';
import { type Attributes, blankAttributes, withSet } from './attributes.ts';
import { addProjects, recordFacts } from './facts.ts';
import { datesAreInOrder, transitionIsLegal, transitionsFrom } from './rules.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const projectHandlers = {
  createProject: (tx, { body }) => createProject(tx, body),
  updateProject: (tx, { params, body }, { version }) =>
    updateProject(tx, { id: params.project, version }, body),
  transitionProject: (tx, { params, body }, { version }) =>
    transition(tx, { id: params.project, version }, body),
  baselineProject: (tx, { params, body }, { version }) =>
    baseline(tx, { id: params.project, version }, body.reason),
} satisfies Partial<Handlers<Api>>;

type ProjectAnswer = Answer<Api['updateProject']>;

/** Where a project stands, as far as permission cares. */
export const placeOf = (p: {
  readonly id: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
}): Place => ({ ...p, owners: [p.managerId, p.sponsorId] });

/** A project as the contract shows it; `here` is where it stands now, which is what permission is judged by. */
export function projectView(
  tx: Tx,
  p: store.NamedProject & { readonly shown: FieldCells },
  here: Place,
): ProjectAnswer {
  const allowed = (permission: Permission) => may(tx.actor, permission, here);
  const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    id: p.id,
    key: p.key,
    name: p.name,
    description: p.description,
    class: p.class,
    category: p.category,
    state: p.state as ProjectAnswer['state'],
    present: p.present,
    confidential: p.confidential,
    externalKey: p.externalKey,
    unit: ref(p.unitId, p.unit),
    portfolio: ref(p.portfolioId, p.portfolio),
    programme: ref(p.programmeId, p.programme),
    sponsor: ref(p.sponsorId, p.sponsor),
    manager: ref(p.managerId, p.manager),
    dates: {
      startBaseline: p.startBaseline,
      startForecast: p.startForecast,
      startActual: p.startActual,
      finishBaseline: p.finishBaseline,
      finishForecast: p.finishForecast,
      finishActual: p.finishActual,
    },
    baselineNumber: p.baselineNumber,
    money: allowed('money.read') ? moneyOf(p) : null,
    fields: { ...p.shown },
    version: p.version,
    may: {
      edit: allowed('project.edit'),
      editMoney: allowed('money.edit'),
      transition: allowed('project.edit'),
      report: allowed('report.write'),
      override: allowed('status.override'),
      manageMembers: allowed('role.grant'),
    },
    transitions: allowed('project.edit') ? transitionsFrom(p.state) : [],
  };
}

const moneyOf = (p: Attributes): NonNullable<ProjectAnswer['money']> => ({
  currency: p.currency,
  costBaselineMinor: p.costBaselineMinor,
  costForecastMinor: p.costForecastMinor,
  spentMinor: p.spentMinor,
  yearBudgetMinor: p.yearBudgetMinor,
  yearForecastMinor: p.yearForecastMinor,
  benefitsBaselineMinor: p.benefitsBaselineMinor,
  benefitsForecastMinor: p.benefitsForecastMinor,
});

async function oneProject(tx: Tx, id: string): Promise<ProjectAnswer> {
  const [row, catalogue] = await atOnce(visibleProject(tx, id), fieldCatalogue(tx));
  const here = placeOf(row);
  return projectView(tx, { ...row, shown: await fieldsShown(tx, { catalogue, row }, here) }, here);
}

const notFound = () => new AppError('not_found', 'There is no such project.');

/** Locks a project that the actor may see, and refuses unless it may also be acted on so. */
async function lockFor(
  tx: Tx,
  id: string,
  { permission, act }: { readonly permission: Permission; readonly act: string },
): Promise<store.ProjectRecord> {
  const found = await store.lockProject(tx, id);
  if (!found || !may(tx.actor, 'project.read', placeOf(found))) throw notFound();
  if (!may(tx.actor, permission, placeOf(found))) {
    throw new AppError('forbidden', `You may not ${act} ${found.key}.`);
  }
  return found;
}

const moneyFields = [
  'costForecastMinor',
  'spentMinor',
  'yearBudgetMinor',
  'yearForecastMinor',
  'benefitsForecastMinor',
] as const;

interface Standing {
  readonly here: Place;
  /** Values of the added fields as they are; none of a project that is added. */
  readonly fields: Attributes['fields'];
  readonly catalogue: FieldCatalogue;
}

/** The body of a request as attributes; refuses money to who may not change it, and values that do not fit their field. */
export function attributesIn(
  tx: Tx,
  body: Omit<Input<Api['updateProject']>['body'], 'reason'>,
  { here, fields, catalogue }: Standing,
): Partial<Attributes> {
  const { confidential: _, fields: set, ...rest } = body;
  const given: Record<string, unknown> = { ...rest, reason: undefined };
  const touched = moneyFields.find(f => given[f] !== undefined);
  if (touched && !may(tx.actor, 'money.edit', here)) {
    throw new AppError('forbidden', 'You may not change the money of this project.', {
      fields: [{ path: `body.${touched}`, message: 'Leave it as it is.' }],
    });
  }
  const said = Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined));
  if (set === undefined) return said as Partial<Attributes>;
  const checked = checkedFields(tx, set, { catalogue, before: fields, here, path: 'body.fields' });
  return { ...said, fields: checked } as Partial<Attributes>;
}

/** Refuses references to things that do not exist, or that the actor may not put a project into. */
async function mustRefer(
  tx: Tx,
  set: Partial<Attributes>,
  { permission, here }: { readonly permission: Permission; readonly here: Place },
): Promise<void> {
  const missing = await store.missingReference(tx, set);
  if (missing) throw invalidField(`body.${missing}`, 'There is no such thing. Choose one of the list.');
  mayPut(tx, set, { permission, here });
}

/** Refuses with `forbidden` to put a project where one may not have it. */
export function mayPut(
  tx: Tx,
  set: Partial<Attributes>,
  { permission, here }: { readonly permission: Permission; readonly here: Place },
): void {
  const moved: Place = {
    ...here,
    unitId: set.unitId ?? here.unitId ?? null,
    portfolioId: set.portfolioId ?? here.portfolioId ?? null,
    programmeId: set.programmeId ?? here.programmeId ?? null,
  };
  if (!may(tx.actor, permission, moved)) {
    throw new AppError('forbidden', 'You may not put a project there.');
  }
}

async function createProject(tx: Tx, body: Input<Api['createProject']>['body']): Promise<ProjectAnswer> {
  if (!holds(tx.actor, 'project.create')) throw new AppError('forbidden', 'You may not add projects.');
  const place: Place = {
    unitId: body.unitId ?? null,
    portfolioId: body.portfolioId ?? null,
    programmeId: body.programmeId ?? null,
  };
  const { currency, ...rest } = body;
  const catalogue = await fieldCatalogue(tx);
  const set = attributesIn(tx, rest, { here: place, fields: {}, catalogue });
  await mustBePeople(tx, catalogue, [{ set: set.fields, path: 'body.fields' }]);
  await mustRefer(tx, set, { permission: 'project.create', here: place });
  const attributes = {
    state: 'approved',
    ...set,
    name: body.name,
    currency: currency ?? (await readOrganisation(tx)).currency,
  };
  const first = withSet(blankAttributes(attributes.name, attributes.currency), attributes);
  datesAreInOrder(first);
  mustBeFilled(catalogue, first.name, first);
  const confidential = body.confidential ?? false;
  const [added] = await addProjects(tx, [{ validFrom: await todayIn(tx), attributes, confidential }]);
  const id = added?.id ?? '';
  return oneProject(confidential ? await asMember(tx, id) : tx, id);
}

/** The project that is meant, at the version that its caller read. */
interface Read {
  readonly id: string;
  readonly version: number;
}

/** Changes attributes of a project from today on. */
export async function updateProject(
  tx: Tx,
  { id, version }: Read,
  body: Input<Api['updateProject']>['body'],
): Promise<ProjectAnswer> {
  const [before, catalogue] = await atOnce(
    lockFor(tx, id, { permission: 'project.edit', act: 'change' }),
    fieldCatalogue(tx),
  );
  await mustBeCurrent(before.version, version, () => oneProject(tx, id));
  const set = attributesIn(tx, body, { here: placeOf(before), fields: before.fields, catalogue });
  await mustBePeople(tx, catalogue, [{ set: set.fields, path: 'body.fields' }]);
  mayBeCleared(catalogue, withSet(before, set), { set: set.fields, path: 'body.fields' });
  await mustRefer(tx, set, { permission: 'project.edit', here: placeOf(before) });
  datesAreInOrder({ ...before, ...set });
  const reason = body.reason || null;
  await recordFacts(tx, [{ projectId: id, validFrom: await todayIn(tx), set, reason }]);
  if (body.confidential === undefined || body.confidential === before.confidential) return oneProject(tx, id);
  await changeConfidential(tx, before, { confidential: body.confidential, reason });
  return oneProject(body.confidential ? await asMember(tx, id) : tx, id);
}

/** Who makes a project confidential is a member of it, so that it is lost to nobody; answers the transaction as that member's. */
async function asMember(tx: Tx, project: string): Promise<Tx> {
  const { person } = tx.actor;
  const here = await store.lockProject(tx, project);
  if (person === null || (here && may(tx.actor, 'project.edit', placeOf(here)))) return tx;
  await insertGrant(tx, {
    personId: person,
    role: 'project-manager',
    scopeKind: 'project',
    scopeId: project,
  });
  record(tx, {
    name: 'register.role.granted',
    subject: { kind: 'person', id: person },
    projectId: project,
    before: null,
    after: { role: 'project-manager', scopeKind: 'project', scopeId: project },
    reason: 'Made the project confidential',
  });
  const access = accessOf(await grantsOf(tx, person), [...tx.actor.access.keys()]);
  return { ...tx, actor: { ...tx.actor, access } };
}

async function changeConfidential(
  tx: Tx,
  before: store.ProjectRecord,
  { confidential, reason }: { readonly confidential: boolean; readonly reason: string | null },
): Promise<void> {
  await store.setConfidential(tx, before.id, confidential);
  record(tx, {
    name: 'register.project.confidentiality-changed',
    subject: { kind: 'project', id: before.id },
    projectId: before.id,
    before: { confidential: before.confidential },
    after: { confidential },
    reason,
  });
}

async function transition(
  tx: Tx,
  { id, version }: Read,
  { to, reason }: Input<Api['transitionProject']>['body'],
): Promise<ProjectAnswer> {
  const before = await lockFor(tx, id, { permission: 'project.edit', act: 'move' });
  await mustBeCurrent(before.version, version, () => oneProject(tx, id));
  transitionIsLegal(before.state, to);
  const day = await todayIn(tx);
  const set = stateOn(before, to, day);
  mustBeFilled(await fieldCatalogue(tx), before.key, withSet(before, set));
  await recordFacts(tx, [
    { projectId: id, validFrom: day, set, reason: reason || null, event: 'register.project.moved-on' },
  ]);
  return oneProject(tx, id);
}

/** What a project's going to a state says of it: it starts when it becomes active, and finishes when it closes. */
export const stateOn = (
  before: Attributes,
  to: ProjectAnswer['state'],
  day: string,
): Partial<Attributes> => ({
  state: to,
  ...(to === 'active' && before.startActual === null ? { startActual: day } : {}),
  ...(to === 'closed' && before.finishActual === null ? { finishActual: day } : {}),
});

async function baseline(tx: Tx, { id, version }: Read, reason: string): Promise<ProjectAnswer> {
  const before = await lockFor(tx, id, { permission: 'project.edit', act: 'baseline' });
  await mustBeCurrent(before.version, version, () => oneProject(tx, id));
  if (await hasBaseline(tx, id))
    throw new AppError(
      'conflict',
      `The baseline of ${before.key} is that of its plan. A new one takes a change request, which somebody else approves.`,
    );
  if (before.finishForecast === null && before.costForecastMinor === null) {
    throw new AppError(
      'conflict',
      `${before.key} has neither a forecast finish nor a forecast cost to take as its baseline.`,
    );
  }
  const set = {
    startBaseline: before.startForecast ?? before.startBaseline,
    finishBaseline: before.finishForecast ?? before.finishBaseline,
    costBaselineMinor: before.costForecastMinor ?? before.costBaselineMinor,
    benefitsBaselineMinor: before.benefitsForecastMinor ?? before.benefitsBaselineMinor,
    baselineNumber: before.baselineNumber + 1,
  };
  const movesMoney =
    set.costBaselineMinor !== before.costBaselineMinor ||
    set.benefitsBaselineMinor !== before.benefitsBaselineMinor;
  if (movesMoney && !may(tx.actor, 'money.edit', placeOf(before))) {
    throw new AppError(
      'forbidden',
      `The forecast money of ${before.key} would become its baseline, and you may not change money. Ask who may.`,
    );
  }
  await recordFacts(tx, [
    { projectId: id, validFrom: await todayIn(tx), set, reason, event: 'register.project.baselined' },
  ]);
  return oneProject(tx, id);
}

/** The project that an id names, if the actor may see it; `not_found` otherwise. */
export async function visibleProject(tx: Tx, id: string): Promise<store.NamedProject> {
  const found = await store.loadNamed(tx, projectsWith(tx.actor, 'project.read'), id);
  if (!found) throw notFound();
  return found;
}
