import type { ProjectTemplateDefinition, TemplateDifference, TemplateElementKind } from '@chartroom/contract';

/** One element of a template, with what it says as one text to compare. */
export interface Element {
  readonly kind: TemplateElementKind;
  readonly id: string;
  readonly label: string;
  /** What it says, in words; for budget lines the amount is left to who may see it. */
  readonly said: string;
  readonly content: string;
}

const days = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

const linkSaid = (l: ProjectTemplateDefinition['tasks'][number]['links'][number]): string =>
  `${l.type} ${l.to}${l.lagDays === 0 ? '' : ` ${l.lagDays > 0 ? '+' : ''}${l.lagDays}`}`;

const taskSaid = (t: ProjectTemplateDefinition['tasks'][number]): string =>
  [
    t.name,
    t.milestone ? 'milestone' : days(t.days),
    ...(t.links.length > 0 ? [`after ${t.links.map(linkSaid).join(', ')}`] : []),
    ...(t.role === null ? [] : [`by ${t.role}`]),
  ].join('; ');

/** An amount as text, in whole units of its currency's hundredths. */
const amount = (minor: number, currency: string): string => {
  const sign = minor < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(minor) / 100);
  return `${sign}${whole}.${String(Math.abs(minor) % 100).padStart(2, '0')} ${currency}`;
};

/** Every element of a definition by its name, such as `task:design`; money only where it is to be seen. */
export function elementsOf(d: ProjectTemplateDefinition): ReadonlyMap<string, Element> {
  const all = new Map<string, Element>();
  const add = (kind: TemplateElementKind, id: string, given: Omit<Element, 'kind' | 'id'>) =>
    all.set(`${kind}:${id}`, { kind, id, ...given });
  const told = (label: string, said: string, content: unknown) => ({
    label,
    said,
    content: JSON.stringify(content),
  });
  for (const t of d.tasks)
    add(
      'task',
      t.id,
      told(t.name, taskSaid(t), [
        ...[t.name, t.level, t.days, t.milestone, t.role],
        t.links.map(l => [l.to, l.type, l.lagDays]).toSorted(),
      ]),
    );
  for (const r of d.roles) add('role', r.id, told(r.name, r.name, r.name));
  for (const x of d.documents) add('document', x.template, told(x.template, x.template, x.template));
  for (const r of d.rows) {
    const said = Object.values(r.cells).join(' | ');
    add('row', r.id, told(said.slice(0, 80), said, [r.register, Object.entries(r.cells).toSorted()]));
  }
  for (const f of d.fields) add('field', f.field, told(f.field, f.value, f.value));
  for (const b of d.budget ?? [])
    add(
      'budget',
      b.id,
      told(b.name, `${b.name}, ${amount(b.minor, b.currency)}`, [b.name, b.minor, b.currency]),
    );
  for (const g of d.gates)
    add('gate', g.id, told(g.name, `${g.name}, after ${days(g.offsetDays)}`, [g.name, g.offsetDays]));
  if (d.method !== null) add('method', 'method', told(d.method, d.method, d.method));
  return all;
}

/** What differs between two definitions; amounts are withheld from who may not see money. */
export function differences(
  before: ProjectTemplateDefinition,
  after: ProjectTemplateDefinition,
  seesMoney: boolean,
): readonly TemplateDifference[] {
  const [old, now] = [elementsOf(before), elementsOf(after)];
  const said = (e: Element | undefined) =>
    e === undefined ? null : e.kind === 'budget' && !seesMoney ? e.label : e.said;
  const found = [...new Set([...now.keys(), ...old.keys()])].flatMap((element): TemplateDifference[] => {
    const [was, is] = [old.get(element), now.get(element)];
    if (was?.content === is?.content) return [];
    const shown = is ?? was;
    if (!shown) return [];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ element, kind: shown.kind, change, label: shown.label, before: said(was), after: said(is) }];
  });
  return seesMoney
    ? found
    : found.filter(f => f.kind !== 'budget' || f.change !== 'changed' || f.before !== f.after);
}

export const emptyDefinition: ProjectTemplateDefinition = {
  ...{ tasks: [], roles: [], documents: [], rows: [], fields: [], budget: [], gates: [] },
  method: null,
};
