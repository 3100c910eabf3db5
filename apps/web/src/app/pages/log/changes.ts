import type { Event } from '@chartroom/contract';

export interface Changed {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};

const said = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** The fields in which before and after differ. */
export function changesOf(event: Event): readonly Changed[] {
  const before = fieldsOf(event.before);
  const after = fieldsOf(event.after);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map(field => ({ field, before: said(before[field]), after: said(after[field]) }))
    .filter(change => change.before !== change.after);
}

/** The name of what was changed, where the event says one. */
export function subjectName(event: Event): string | null {
  const { name, fileName } = { ...fieldsOf(event.before), ...fieldsOf(event.after) };
  if (typeof name === 'string') return name;
  return typeof fileName === 'string' ? fileName : null;
}
