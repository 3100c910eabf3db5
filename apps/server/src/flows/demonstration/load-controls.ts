import { addDays, type Day } from '@chartroom/engine';
import { auditsHandlers, runControls, setInForce } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { registerHandlers, todayIn } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration } from './records.ts';

type Ask = Parameters<typeof auditsHandlers.askWaiver>[1];
type Decide = Parameters<typeof auditsHandlers.decideWaiver>[1];
type SetType = Parameters<typeof registerHandlers.setPmoType>[1];
type Override = Parameters<typeof auditsHandlers.setControlOverride>[1];
type Version = Parameters<typeof auditsHandlers.decideWaiver>[2];
type Matrix = Parameters<typeof auditsHandlers.controlMatrix>[1];

/** The same transaction as somebody else's. */
const as = (tx: Tx, person: string): Tx => ({ ...tx, actor: { ...tx.actor, person } });

const asked = [
  {
    reason: 'The supplier signs the new dates next month.',
    compensation: 'Weekly call with the supplier',
    days: 45,
  },
  {
    reason: 'The budget is decided with the half-year review.',
    compensation: 'Spending above £10,000 goes to the sponsor',
    days: 60,
  },
  {
    reason: 'The successor starts after the holidays.',
    compensation: 'The programme manager stands in',
    days: 30,
  },
  {
    reason: 'Re-planning has begun and ends with the next gate.',
    compensation: 'Fortnightly review with the PMO',
    days: 90,
  },
] as const;

/** Controls in force, a first run, and waivers of projects that fail them: every fourth still waits for its decision. */
export async function loadControls(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  await setInForce(tx, addDays(demo.anchor, -180), 'Adopted with the standard for projects');
  const director = demo.signIns.find(s => s.role === 'pmo-director')?.person;
  const matrix = await auditsHandlers.controlMatrix(tx, { query: {} } as Matrix);
  const managers = new Map(demo.projects.map(p => [idOf(ids, p.key), idOf(ids, p.manager)]));
  const failing = matrix.projects.flatMap(p =>
    matrix.controls.flatMap((c, i) =>
      p.states[i] === 'fail' && c.strength[p.pmoType] === 'waiver' ? [{ project: p.id, code: c.code }] : [],
    ),
  );
  const chosen = failing.filter((_, i) => i % 5 === 0).slice(0, 16);
  for (const [i, { project, code }] of chosen.entries()) {
    const manager = managers.get(project);
    const words = asked[i % asked.length];
    if (manager === undefined || words === undefined || director === undefined) continue;
    const expires: Day = addDays(demo.anchor, words.days);
    const { reason, compensation } = words;
    const body = { code, reason, compensation, expires };
    const waiver = await auditsHandlers.askWaiver(as(tx, manager), { params: { project }, body } as Ask);
    if (i % 4 === 3 || manager === idOf(ids, director)) continue;
    const decision = i % 7 === 5 ? 'refused' : 'approved';
    const answer = decision === 'refused' ? 'Mend it now; it is a week of work.' : '';
    await auditsHandlers.decideWaiver(
      as(tx, idOf(ids, director)),
      { params: { waiver: waiver.id }, body: { decision, answer } } as Decide,
      { version: 1 } as Version,
    );
  }
  if (director !== undefined) await loadTypes(as(tx, idOf(ids, director)), ids);
  await runControls(tx);
}

/** A type that comes in force next quarter, and a department that says for itself what one control does. */
async function loadTypes(tx: Tx, ids: Ids): Promise<void> {
  const from = `${addDays((await todayIn(tx)) as Day, 45).slice(0, 7)}-28`;
  const unit = idOf(ids, 'finance');
  const reason = 'Follows the review of project spending';
  await registerHandlers.setPmoType(tx, { body: { unit, type: 'directive', from, reason } } as SetType);
  const said = { strength: 'advise', reason: 'Leases are planned by the landlords' };
  const at = { unit: idOf(ids, 'estates'), code: 'SCH-01' };
  await auditsHandlers.setControlOverride(
    tx,
    { params: at, body: said } as Override,
    { version: 1 } as Version,
  );
}
