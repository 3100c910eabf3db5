import type { ImportField, ImportKind } from '@chartroom/contract';
import { importFields } from '@chartroom/contract';

/** How the text of a field is read. */
export type FieldType = 'text' | 'day' | 'money' | 'whole' | 'currency' | 'state' | 'milestone-kind';

export interface FieldDefinition {
  readonly type: FieldType;
  /** Longest text that is kept. */
  readonly max: number;
  /** Words by which headers name it, best first; compared as sets of words. */
  readonly synonyms: readonly string[];
}

const field = (type: FieldType, synonyms: string, max = 200): FieldDefinition => ({
  type,
  max,
  synonyms: synonyms === '' ? [] : synonyms.split(', '),
});
const rating = (synonyms: string) => field('text', synonyms, 60);

/** Every field a column can become: its type, its longest text and what headers call it. */
export const fieldDefinitions: Readonly<Record<ImportField, FieldDefinition>> = {
  externalKey: field(
    'text',
    'key, id, uid, code, reference, ref, number, project key, project id, project code, project number, project ref, external key, external id, identifier',
  ),
  name: field('text', 'name, project name, project, title, project title, initiative', 300),
  description: field(
    'text',
    'description, summary, project description, objective, objectives, about, purpose',
    10_000,
  ),
  class: field('text', 'class, project class, type, project type, size, tier', 60),
  category: field('text', 'category, project category, classification, theme', 120),
  state: field('state', 'state, lifecycle state, project state, stage, lifecycle'),
  unit: field(
    'text',
    'unit, department, business unit, division, agency, ministry, organisation, organization, directorate, bureau, owner group',
  ),
  portfolio: field('text', 'portfolio, portfolio name'),
  programme: field(
    'text',
    'programme, program, programme name, program name, delivery program, delivery programme',
  ),
  programmeKey: field(
    'text',
    'programme key, program key, programme id, program id, investment uid, investment id',
  ),
  manager: field('text', 'manager, project manager, pm, lead, project lead, project director'),
  sponsor: field('text', 'sponsor, sro, senior responsible owner, project sponsor, owner, executive'),
  asOf: field(
    'day',
    'as of, as at, snapshot, snapshot date, report date, reporting date, status date, date, reported',
  ),
  startBaseline: field(
    'day',
    'baseline start, start baseline, planned start, original start, start date planned',
  ),
  startForecast: field(
    'day',
    'start, start date, forecast start, project start, start forecast, expected start',
  ),
  startActual: field('day', 'actual start, start actual, started'),
  finishBaseline: field(
    'day',
    'baseline finish, finish baseline, baseline end, planned finish, planned end, planned completion, original end, completion date, planned completion date',
  ),
  finishForecast: field(
    'day',
    'finish, end, end date, finish date, forecast finish, forecast end, project end, finish forecast, projected completion, due, due date, projected actual completion',
  ),
  finishActual: field(
    'day',
    'actual finish, finish actual, actual end, finished, completed, actual completion',
  ),
  currency: field('currency', 'currency, currency code'),
  costBaseline: field(
    'money',
    'baseline cost, cost baseline, planned cost, budget, approved budget, total budget, original cost, lifecycle budget',
  ),
  costForecast: field(
    'money',
    'forecast cost, cost forecast, whole life cost, wlc, lifecycle cost, life cycle cost, total cost, cost, estimate at completion, eac, final forecast cost, forecast final cost, ffc, projected cost, projected actual cost',
  ),
  spent: field('money', 'spent, spend, actual cost, cost to date, spend to date, actuals'),
  yearBudget: field(
    'money',
    'year budget, fy baseline, financial year baseline, fiscal year budget, annual budget, in year budget, fy budget',
  ),
  yearForecast: field(
    'money',
    'year forecast, fy forecast, financial year forecast, fiscal year forecast, in year forecast, annual forecast',
  ),
  benefitsBaseline: field('money', 'baseline benefits, benefits baseline, planned benefits'),
  benefitsForecast: field(
    'money',
    'benefits, forecast benefits, benefits forecast, monetised benefits, total benefits',
  ),
  baselineNumber: field(
    'whole',
    'baseline number, changes to baseline, rebaseline count, baselines, number of baselines',
  ),
  overall: rating(
    'overall, rag, rag status, status, rating, overall status, overall rag, delivery confidence, delivery confidence assessment, dca, health, evaluation by cio, cio rating',
  ),
  schedule: rating('schedule status, schedule rag, time rag, time status, schedule rating, schedule'),
  cost: rating('cost status, cost rag, budget rag, budget status, cost rating, finance rag'),
  scope: rating('scope status, scope rag, scope, quality rag, scope rating'),
  people: rating('people status, resource status, resource rag, resources rag, people rag'),
  benefits: rating('benefits status, benefits rag, benefits rating'),
  risk: rating('risk status, risk rag, risk rating, risk'),
  narrative: field(
    'text',
    'narrative, commentary, comment, comments, status summary, update, progress, status comment, notes',
    20_000,
  ),
  projectKey: field('text', 'project key, project id, project uid, project code, project number, project'),
  kind: field('milestone-kind', 'kind, milestone kind, milestone type'),
  baseline: field('day', 'baseline, baseline date, planned, planned date, planned end, start date planned'),
  forecast: field('day', 'forecast, forecast date, due, due date, date, expected, end date, finish'),
  actual: field('day', 'actual, actual date, achieved, completed, actual end'),
  status: rating('status, state, milestone status, progress'),
};

/** The fields of a kind, and which of them it cannot do without. */
export function fieldsOf(kind: ImportKind): {
  readonly all: readonly ImportField[];
  readonly required: readonly ImportField[];
} {
  const marked: readonly string[] = importFields[kind];
  const plain = (name: string) => name.replace(/\*$/, '') as ImportField;
  return { all: marked.map(plain), required: marked.filter(n => n.endsWith('*')).map(plain) };
}
