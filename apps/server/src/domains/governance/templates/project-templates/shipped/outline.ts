import type { ProjectTemplateDefinition, TemplateTask } from '@chartroom/contract';

/** A project template that comes with the product. */
export interface ShippedProjectTemplate {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly kind: 'base' | 'add-on';
  readonly definition: ProjectTemplateDefinition;
}

type More = Partial<Pick<TemplateTask, 'milestone' | 'role'>>;

const linkOf = (text: string): TemplateTask['links'][number] => {
  const [to = '', type = 'FS', lag = '0'] = text.split(' ');
  const known = (['FS', 'SS', 'FF', 'SF'] as const).find(t => t === type) ?? 'FS';
  return { to, type: known, lagDays: Number(lag) };
};

/** A part of the work with tasks below it. */
export const part = (id: string, name: string, tasks: readonly TemplateTask[]): TemplateTask[] => [
  { id, name, level: 1, days: 0, milestone: false, links: [], role: null },
  ...tasks.map(t => ({ ...t, level: t.level + 1 })),
];

/** A task of so many days, after others: `design`, `design SS 3`. */
export const task = (
  id: string,
  [name, days, after = '']: readonly [name: string, days: number, after?: string],
  more: More = {},
): TemplateTask => ({
  ...{ id, name, level: 1, days, milestone: false, role: null },
  links: after === '' ? [] : after.split(', ').map(linkOf),
  ...more,
});

export const milestone = (id: string, name: string, after: string): TemplateTask =>
  task(id, [name, 0, after], { milestone: true });

export const documents = (...keys: readonly string[]): ProjectTemplateDefinition['documents'] =>
  keys.map(template => ({ template }));

const named = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).map(([id, name]) => ({ id, name }));
export const roles = (given: Readonly<Record<string, string>>): ProjectTemplateDefinition['roles'] =>
  named(given);

/** Gates by the working day on which each is due. */
export const gates = (given: Readonly<Record<string, number>>): ProjectTemplateDefinition['gates'] =>
  Object.entries(given).map(([name, offsetDays], i) => ({
    ...{ id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') || `gate-${i + 1}`, name, offsetDays },
  }));

export const risk = (
  id: string,
  [what, likelihood, impact, action]: readonly [string, string, string, string],
): ProjectTemplateDefinition['rows'][number] => ({
  ...{ id, register: 'risk-register' },
  cells: { risk: what, likelihood, impact, response: 'Reduce', action, state: 'Open' },
});

export const assumption = (
  id: string,
  [what, otherwise]: readonly [string, string],
): ProjectTemplateDefinition['rows'][number] => ({
  ...{ id, register: 'assumption-log' },
  cells: { assumption: what, otherwise, state: 'Unknown' },
});

export const nothing: ProjectTemplateDefinition = {
  ...{ tasks: [], roles: [], documents: [], rows: [], fields: [], budget: [], gates: [] },
  method: null,
};
