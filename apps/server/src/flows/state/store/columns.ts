import type { projectFields } from '@chartroom/contract';
import { type Expression, sql } from 'kysely';
import { majorUnits } from '../../../register/index.ts';

const plain = (name: string) => sql.ref(`p.${name}`);
const seen = (name: string) => sql`case when p.sees_money then ${plain(name)} end`;

const major = (name: string) => majorUnits(plain('currency'), seen(name));

/** Fields that a project has by itself; `warnings.ts` adds those that look beyond it. */
type OwnField = Exclude<
  keyof typeof projectFields,
  'warnings' | 'sameName' | 'rateMissing' | 'reportOverdue'
>;

/** The SQL of each field of the project list; money only where the reader may see it. */
export const projectColumns: Readonly<Record<OwnField, Expression<unknown>>> = {
  number: plain('number'),
  key: plain('key'),
  name: plain('name'),
  class: plain('class'),
  category: plain('category'),
  state: plain('state'),
  present: plain('present'),
  confidential: plain('confidential'),
  unit: plain('unit'),
  portfolio: plain('portfolio'),
  programme: plain('programme'),
  manager: plain('manager'),
  sponsor: plain('sponsor'),
  reported: plain('reportedSaid'),
  reportedStatus: plain('reportedStatus'),
  computed: plain('computedStatus'),
  disagreeSince: plain('disagreeSince'),
  reportDay: plain('reportDay'),
  slipDays: plain('slipDays'),
  slipPct: plain('slipPct'),
  costVariancePct: seen('costVariancePct'),
  startBaseline: plain('startBaseline'),
  startForecast: plain('startForecast'),
  finishBaseline: plain('finishBaseline'),
  finishForecast: plain('finishForecast'),
  finishActual: plain('finishActual'),
  currency: plain('currency'),
  costBaseline: major('costBaselineMinor'),
  costForecast: major('costForecastMinor'),
  benefitsForecast: major('benefitsForecastMinor'),
  baselineNumber: plain('baselineNumber'),
};
