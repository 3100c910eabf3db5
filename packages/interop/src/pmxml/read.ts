import { type Report, report } from '../loss/loss.ts';
import type { P6 } from '../p6/model.ts';
import { planOf } from '../p6/plan.ts';
import { type PlanResult, refusedPlan } from '../plan/refused.ts';
import { xmlText } from '../xml/pieces.ts';
import { walkRecords } from '../xml/records.ts';
import { DoctypeFound } from '../xml/walk.ts';
import { type Baselines, baselineReader } from './baselines.ts';
import { type Gathered, projectReader, takers } from './gather.ts';

const maxBytes = 500_000_000;
/** Lists and settings that are part of other records or say nothing about a plan. */
const parts = new Set(
  `StandardWorkWeek StandardWorkHours WorkTime HolidayOrExceptions HolidayOrException UDF Code DisplayCurrency
  ProjectList UnitOfMeasure FinancialPeriodTemplate RoleRateNew RoleLimit`.split(/\s+/),
);

/** Joins notes, rates and the words of codes to what they belong to. */
function joined(g: Gathered, baselines: Baselines): P6 {
  const currency = [...g.currencies.values()][0];
  const digits = currency?.digits ?? 2;
  const before = baselines.of(g.currentBaselines, digits);
  return {
    ...g,
    currency:
      currency === undefined || !/^[A-Za-z]{3}$/.test(currency.code)
        ? undefined
        : currency.code.toUpperCase(),
    digits,
    resources: g.resources.map(r => ({
      ...r,
      rates: [...r.rates, ...(g.rates.get(r.role ? `role ${r.id}` : r.id) ?? [])],
    })),
    activities: g.activities.map(a => ({
      ...a,
      notes: g.notes.get(a.id)?.join('\n\n'),
      baselines: before.get(`${a.projectId} ${a.code}`),
      customFields: a.customFields.flatMap(c => {
        if (!c.field.startsWith('code ')) return [c];
        const value = g.codeValues.get(c.value.slice('value of '.length));
        return value === undefined || value === '' ? [] : [{ ...c, value }];
      }),
    })),
  };
}

const empty = (): Gathered => ({
  projects: [],
  wbs: [],
  calendars: [],
  activities: [],
  links: [],
  resources: [],
  rates: new Map(),
  assignments: [],
  expenses: [],
  fields: [],
  notes: new Map(),
  codeValues: new Map(),
  currentBaselines: new Set(),
  currencies: new Map(),
});

function gather(
  pieces: Iterable<string>,
  to: Report,
): { readonly name: string; readonly gathered: Gathered; readonly baselines: Baselines } {
  const gathered = empty();
  const take = takers(gathered, to);
  const project = projectReader(to);
  const baselines = baselineReader(to);
  let name = '';
  let placed = 0;
  /** Activities of other projects do not say which project they stand in; it is the one around them. */
  const place = (projectId: string) => {
    for (; placed < gathered.activities.length; placed++) {
      const activity = gathered.activities[placed];
      if (activity?.projectId === '') gathered.activities[placed] = { ...activity, projectId };
    }
  };
  walkRecords(pieces, {
    root: n => {
      name = n;
    },
    record(record, parent) {
      const taker = take.get(record.name);
      if (parent === 'ProjectList') return true;
      if (parent === 'BaselineProject' || record.name === 'BaselineProject') baselines.take(record);
      else if (record.name === 'Project') {
        gathered.currentBaselines.add(record.values.get('CurrentBaselineProjectObjectId') ?? '');
        const read = project(record);
        gathered.projects.push(read);
        place(read.id);
      } else if (taker) taker(record);
      else if (parts.has(record.name)) return false;
      else
        to.lose(
          { element: record.name, kind: 'not-kept', reason: 'no place in the plan' },
          record.values.get('Name') ?? record.values.get('ObjectId') ?? '',
        );
      return true;
    },
    mistake: message =>
      to.find({
        code: 'xml.malformed',
        severity: 'error',
        message: `The file is damaged or was cut off (${message}); what could be read was kept. Export it again from Primavera.`,
        path: [],
      }),
  });
  return { name, gathered, baselines };
}

/** Reads a Primavera P6 XML file (PMXML). Dates stay as Primavera stored them; what the plan cannot hold is in `losses`. */
export function readPmxml(bytes: Uint8Array): PlanResult {
  if (bytes.length > maxBytes) {
    return refusedPlan(
      'plan.too_large',
      `The file has ${bytes.length} bytes; the limit is ${maxBytes}. Export fewer projects at a time.`,
    );
  }
  const to = report();
  const { pieces, findings } = xmlText(bytes);
  for (const finding of findings) to.find(finding);
  try {
    const { name, gathered, baselines } = gather(pieces(), to);
    if (name !== 'APIBusinessObjects') {
      return refusedPlan(
        'pmxml.not_one',
        'This is not a Primavera XML file. In Primavera choose File, Export, Primavera P6 XML.',
      );
    }
    return { result: planOf(joined(gathered, baselines), to), findings: to.findings(), losses: to.losses() };
  } catch (error) {
    if (!(error instanceof DoctypeFound)) throw error;
    return refusedPlan(
      'xml.doctype',
      'The file declares a document type (DOCTYPE), which a plan never needs and which can hide an attack. Export it again from Primavera.',
    );
  }
}
