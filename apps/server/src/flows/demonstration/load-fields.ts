import { createField, type Input } from '@chartroom/contract';
import { addDays } from '@chartroom/engine';
import { auditsHandlers } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { addFields, type FieldSetting, recordFacts, registerHandlers } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration, DemoProject } from './records.ts';

type NewField = Input<typeof createField>['body'];

const centres = [
  { code: 'CC-1', label: 'Operations' },
  { code: 'CC-110', label: 'Fleet', parent: 'CC-1' },
  { code: 'CC-120', label: 'Stations', parent: 'CC-1' },
  { code: 'CC-130', label: 'Control room', parent: 'CC-1' },
  { code: 'CC-2', label: 'Corporate' },
  { code: 'CC-210', label: 'Finance', parent: 'CC-2' },
  { code: 'CC-220', label: 'People', parent: 'CC-2' },
  { code: 'CC-3', label: 'Technology' },
  { code: 'CC-310', label: 'Platforms', parent: 'CC-3' },
  { code: 'CC-320', label: 'Networks', parent: 'CC-3' },
];
const partners = ['In-house', 'Ardent Works', 'Bluegate Systems', 'Fenwick & Low'];

const fields: readonly object[] = [
  {
    ...{ key: 'costCentre', label: 'Cost centre', type: 'tree', options: centres, requiredFrom: 'active' },
    help: 'Where the spending is booked',
  },
  {
    ...{ key: 'deliveryPartner', label: 'Delivery partner', type: 'list' },
    options: partners.map(label => ({ code: label, label })),
  },
  { key: 'regulatory', label: 'Regulatory', type: 'yes-no', help: 'A regulator has set a date for it' },
  {
    ...{ key: 'complexity', label: 'Complexity', type: 'number', unit: 'of 5', min: 1, max: 5 },
    ...{ figure: 'median', better: 'lower' },
    help: '1: done before; 5: never done here',
  },
  { key: 'goLiveWindow', label: 'Go-live window', type: 'date', help: 'Last day on which it may go live' },
  {
    ...{ key: 'benefitPerPound', label: 'Benefit per pound', type: 'formula', result: 'number', decimals: 2 },
    ...{ formula: 'benefitsForecast / costForecast', figure: 'median', better: 'higher' },
  },
];

/** What is said of a project; every seventh has no cost centre yet, and every fifth no window. */
function valuesOf(p: DemoProject, i: number): FieldSetting {
  const leaves = centres.filter(c => c.parent !== undefined);
  const finish = p.changes.findLast(c => typeof c.set.finishForecast === 'string')?.set.finishForecast;
  const last = finish ?? p.first.finishForecast ?? null;
  return {
    ...(i % 7 === 3 ? {} : { costCentre: leaves[(i * 5) % leaves.length]?.code ?? null }),
    deliveryPartner: partners[(i * 3) % partners.length] ?? null,
    regulatory: i % 4 === 1,
    complexity: 1 + ((i * 7) % 5),
    ...(last === null || i % 5 === 2 ? {} : { goLiveWindow: addDays(last, 21) }),
  };
}

const regions = ['North', 'Harbour', 'South', 'Whole line'];
const fieldsOfOthers: readonly object[] = [
  {
    ...{ entity: 'unit', key: 'region', label: 'Region', type: 'list' },
    options: regions.map(label => ({ code: label, label })),
  },
  { entity: 'person', key: 'certificate', label: 'Certificate', type: 'text', help: 'As on the paper' },
  {
    entity: 'milestone',
    key: 'shownBy',
    label: 'Shown by',
    type: 'text',
    help: 'What proves that it is met',
  },
];
const fieldsOfPortfolios: readonly object[] = [
  { entity: 'portfolio', key: 'ceiling', label: 'Investment ceiling', type: 'money', editedBy: 'office' },
  {
    ...{ entity: 'portfolio', key: 'horizon', label: 'Years it covers', type: 'number' },
    ...{ min: 1, max: 10, editedBy: 'office' },
  },
  {
    ...{ entity: 'portfolio', key: 'ceilingYear', label: 'Ceiling a year', type: 'formula', result: 'money' },
    formula: 'ceiling / horizon',
  },
];
const certificates = ['PM² practitioner', 'Scrum master', 'Rail safety, level 2'];

type SetValues = typeof registerHandlers.setFieldValues;

/** Values of units, of portfolios, and of every sixth person. */
async function fillOthers(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  const fill = (subject: string, set: FieldSetting) =>
    registerHandlers.setFieldValues(
      tx,
      { params: { subject }, body: { set } } as Parameters<SetValues>[1],
      { version: 1 } as Parameters<SetValues>[2],
    );
  for (const [i, unit] of demo.units.entries())
    await fill(idOf(ids, unit.key), { region: regions[i % regions.length] ?? null });
  for (const [i, portfolio] of demo.portfolios.entries())
    await fill(idOf(ids, portfolio.key), { ceiling: (240 + 35 * i) * 1_000_000_00, horizon: 3 + (i % 2) });
  for (const [i, person] of demo.people.filter((_, n) => n % 6 === 0).entries())
    await fill(idOf(ids, person.key), { certificate: certificates[i % certificates.length] ?? null });
}

/** A control of the organisation's own, over its own fields. */
const windowControl = {
  ...{ code: 'OWN-01', name: 'Inside the go-live window', category: 'schedule', severity: 'high' },
  ...{ standard: 'Northmoor standard for regulated work, section 4', applies: 'regulatory == true' },
  fails: 'goLiveWindow == null || finishForecast > goLiveWindow',
  remedy: 'Agree on a window with the regulator, or move the finish back into it.',
  strength: { supportive: 'advise', controlling: 'advise', directive: 'advise' },
};

/** Fields of the organisation's own, what they hold of every project today, and a control that reads them. */
export async function loadFields(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  await addFields(
    tx,
    [...fields, ...fieldsOfOthers, ...fieldsOfPortfolios].map(f => createField.body?.parse(f) as NewField),
  );
  await recordFacts(
    tx,
    demo.projects.map((p, i) => ({
      projectId: idOf(ids, p.key),
      validFrom: demo.anchor,
      set: { fields: valuesOf(p, i) },
      reason: 'Fields of our own',
    })),
  );
  await fillOthers(tx, demo, ids);
  await auditsHandlers.createControl(tx, { body: windowControl } as Parameters<
    typeof auditsHandlers.createControl
  >[1]);
}
