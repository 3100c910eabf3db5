import type { FormulaType } from '../../platform/index.ts';
import type { Attributes } from '../project/attributes.ts';

interface Input {
  readonly label: string;
  readonly type: FormulaType;
  readonly of: (row: FormulaSubject) => string | number | null;
}

/** A project as formulas read it. */
export interface FormulaSubject extends Attributes {
  readonly key: string;
  readonly unit: string | null;
  readonly portfolio: string | null;
  readonly programme: string | null;
  readonly sponsor: string | null;
  readonly manager: string | null;
}

const input = (label: string, type: FormulaType, of: Input['of']): Input => ({ label, type, of });

/** What a formula may read of a project beside the fields that were added. */
export const builtIn: Readonly<Record<string, Input>> = {
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
