import type { createProject, Project, Request } from '@chartroom/contract';
import type { Pick } from '../../../ui/form/person-picker.tsx';

/** A project's attributes as a form holds them: people with their names, the rest as the contract has it. */
export interface ProjectValues {
  readonly name: string;
  readonly description: string;
  readonly class: string;
  readonly category: string;
  readonly confidential: boolean;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly sponsorId: Pick | null;
  readonly managerId: Pick | null;
  readonly startForecast: string | null;
  readonly startActual: string | null;
  readonly finishForecast: string | null;
  readonly finishActual: string | null;
  readonly costForecastMinor: number | null;
  readonly spentMinor: number | null;
  readonly yearBudgetMinor: number | null;
  readonly yearForecastMinor: number | null;
  readonly benefitsForecastMinor: number | null;
}
export type ProjectField = keyof ProjectValues;

export const moneyFields = [
  'costForecastMinor',
  'spentMinor',
  'yearBudgetMinor',
  'yearForecastMinor',
  'benefitsForecastMinor',
] as const satisfies readonly ProjectField[];

export const noValues: ProjectValues = {
  name: '',
  description: '',
  class: '',
  category: '',
  confidential: false,
  unitId: null,
  portfolioId: null,
  programmeId: null,
  sponsorId: null,
  managerId: null,
  startForecast: null,
  startActual: null,
  finishForecast: null,
  finishActual: null,
  costForecastMinor: null,
  spentMinor: null,
  yearBudgetMinor: null,
  yearForecastMinor: null,
  benefitsForecastMinor: null,
};

/** A project as the form begins with it. */
export const valuesOf = (p: Project): ProjectValues => ({
  name: p.name,
  description: p.description,
  class: p.class ?? '',
  category: p.category ?? '',
  confidential: p.confidential,
  unitId: p.unit?.id ?? null,
  portfolioId: p.portfolio?.id ?? null,
  programmeId: p.programme?.id ?? null,
  sponsorId: p.sponsor === null ? null : { id: p.sponsor.id, name: p.sponsor.name },
  managerId: p.manager === null ? null : { id: p.manager.id, name: p.manager.name },
  startForecast: p.dates.startForecast,
  startActual: p.dates.startActual,
  finishForecast: p.dates.finishForecast,
  finishActual: p.dates.finishActual,
  costForecastMinor: p.money?.costForecastMinor ?? null,
  spentMinor: p.money?.spentMinor ?? null,
  yearBudgetMinor: p.money?.yearBudgetMinor ?? null,
  yearForecastMinor: p.money?.yearForecastMinor ?? null,
  benefitsForecastMinor: p.money?.benefitsForecastMinor ?? null,
});

/** A value as it is compared and sent: people by id, an empty line as nothing. */
export const sent = (field: ProjectField, values: ProjectValues): string | number | boolean | null => {
  const value = values[field];
  if (typeof value === 'object' && value !== null) return value.id;
  return value === '' && (field === 'class' || field === 'category') ? null : value;
};

/** The fields in which two differ. */
export const changedFields = (from: ProjectValues, to: ProjectValues): readonly ProjectField[] =>
  (Object.keys(to) as ProjectField[]).filter(field => sent(field, from) !== sent(field, to));

type Body = Request<typeof createProject>['body'];

/** Some fields as the body of a request. */
export const bodyOf = (fields: readonly ProjectField[], values: ProjectValues): Partial<Body> =>
  Object.fromEntries(fields.map(field => [field, sent(field, values)])) as Partial<Body>;

/** Whether a name is that of an attribute, not of an added field. */
export const isProjectField = (name: string): name is ProjectField => Object.hasOwn(noValues, name);
