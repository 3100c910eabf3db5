import type { FieldEntity } from '@chartroom/contract';
import type { FormulaType } from '../../platform/index.ts';
import type { Attributes } from '../project/attributes.ts';
import type { FieldSetting } from './definition.ts';

/** What may be read of a thing beside the fields that were added to it. */
export interface BuiltIn {
  readonly label: string;
  readonly type: FormulaType;
  readonly of: (row: FormulaSubject) => string | number | boolean | null;
}

/** What has fields, as formulas read it. */
export type FormulaSubject = ProjectSubject | OtherSubject;

/** A unit, portfolio, programme, person or key date, with what is built in by its name. */
export interface OtherSubject {
  /** Of its amounts: the organisation’s. */
  readonly currency: string;
  readonly fields: FieldSetting;
  readonly said: Readonly<Record<string, string | number | boolean | null>>;
}

/** A project on a day. */
export interface ProjectSubject extends Attributes {
  readonly key: string;
  readonly unit: string | null;
  readonly portfolio: string | null;
  readonly programme: string | null;
  readonly sponsor: string | null;
  readonly manager: string | null;
}

const input = (
  label: string,
  type: FormulaType,
  of: (project: ProjectSubject) => string | number | null,
): BuiltIn => ({ label, type, of: row => ('said' in row ? null : of(row)) });

const ofProjects: Readonly<Record<string, BuiltIn>> = {
  key: input('Key', 'text', p => p.key),
  name: input('Name', 'text', p => p.name),
  class: input('Class', 'text', p => p.class),
  category: input('Category', 'text', p => p.category),
  state: input('State', 'text', p => p.state),
  unit: input('Unit', 'text', p => p.unit),
  portfolio: input('Portfolio', 'text', p => p.portfolio),
  programme: input('Programme', 'text', p => p.programme),
  manager: input('Manager', 'text', p => p.manager),
  sponsor: input('Sponsor', 'text', p => p.sponsor),
  startBaseline: input('Baseline start', 'date', p => p.startBaseline),
  startForecast: input('Forecast start', 'date', p => p.startForecast),
  startActual: input('Actual start', 'date', p => p.startActual),
  finishBaseline: input('Baseline finish', 'date', p => p.finishBaseline),
  finishForecast: input('Forecast finish', 'date', p => p.finishForecast),
  finishActual: input('Actual finish', 'date', p => p.finishActual),
  baselineNumber: input('Number of baselines', 'number', p => p.baselineNumber),
  currency: input('Currency', 'text', p => p.currency),
  costBaseline: input('Baseline cost', 'money', p => p.costBaselineMinor),
  costForecast: input('Forecast cost', 'money', p => p.costForecastMinor),
  spent: input('Spent', 'money', p => p.spentMinor),
  yearBudget: input('Budget of the year', 'money', p => p.yearBudgetMinor),
  yearForecast: input('Forecast of the year', 'money', p => p.yearForecastMinor),
  benefitsBaseline: input('Baseline benefits', 'money', p => p.benefitsBaselineMinor),
  benefitsForecast: input('Forecast benefits', 'money', p => p.benefitsForecastMinor),
};

/** Inputs of what is no project, each by the name under which it is said. */
const said = (
  inputs: Readonly<Record<string, readonly [label: string, type: FormulaType]>>,
): Readonly<Record<string, BuiltIn>> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, [label, type]]) => [
      name,
      { label, type, of: row => ('said' in row ? (row.said[name] ?? null) : null) },
    ]),
  );

/** What a formula may read beside the fields that were added, by what they were added to. */
export const builtIn: Readonly<Record<FieldEntity, Readonly<Record<string, BuiltIn>>>> = {
  project: ofProjects,
  programme: said({
    name: ['Name', 'text'],
    externalKey: ['Key', 'text'],
    portfolio: ['Portfolio', 'text'],
    manager: ['Manager', 'text'],
  }),
  portfolio: said({
    name: ['Name', 'text'],
    kind: ['Kind', 'text'],
    parent: ['Portfolio above', 'text'],
    owner: ['Owner', 'text'],
    cadenceDays: ['Days between reports', 'number'],
  }),
  unit: said({ name: ['Name', 'text'], code: ['Code', 'text'], parent: ['Unit above', 'text'] }),
  person: said({
    name: ['Name', 'text'],
    email: ['E-mail', 'text'],
    jobTitle: ['Job title', 'text'],
    unit: ['Unit', 'text'],
    active: ['Active', 'yes-no'],
  }),
  milestone: said({
    name: ['Name', 'text'],
    kind: ['Kind', 'text'],
    project: ['Project', 'text'],
    baseline: ['Baseline', 'date'],
    forecast: ['Forecast', 'date'],
    actual: ['Actual', 'date'],
  }),
};
