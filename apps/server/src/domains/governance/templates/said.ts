import type { HeldValue, TemplateColumn, TemplateField } from '@chartroom/contract';
import { asDay, decimalText, sayDay, sayNumber } from '@chartroom/engine';
import type { PaperLanguage } from '../../../platform/index.ts';

/** How a document says its values: in its language, amounts in its currency. */
export interface Manner {
  readonly language: PaperLanguage;
  readonly currency: string;
}

const days = (day: string, language: PaperLanguage): string =>
  language === 'de' ? day.split('-').reverse().join('.') : sayDay(asDay(day));

/** A number with its separators, in German the other way round. */
const digits = (text: string, language: PaperLanguage): string =>
  language === 'de' ? text.replaceAll(/[.,]/g, c => (c === ',' ? '.' : ',')) : text;

export const sayDayIn = days;

/** One value as text. */
export function sayCell(
  type: TemplateColumn['type'] | 'long-text',
  value: string | number | null,
  manner: Manner,
): string {
  if (value === null) return '';
  if (type === 'date' && typeof value === 'string') return days(value, manner.language);
  if (typeof value === 'string') return value;
  if (type !== 'money') return digits(sayNumber(value), manner.language);
  const { currency } = manner;
  return `${currency} ${digits(sayNumber(decimalText({ minor: value, currency })), manner.language)}`;
}

/** The rows of a table as text, in the order of its columns. */
export const sayRows = (
  field: TemplateField,
  value: HeldValue | undefined,
  manner: Manner,
): readonly (readonly string[])[] =>
  Array.isArray(value)
    ? value.map(row => (field.columns ?? []).map(c => sayCell(c.type, row[c.key] ?? null, manner)))
    : [];

/** The items of a checklist, with who ticked each and when. */
export const sayTicks = (field: TemplateField, value: HeldValue | undefined, manner: Manner) => {
  const ticks = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return (field.items ?? []).map(({ key, label }) => {
    const tick = Object.hasOwn(ticks, key) ? ticks[key] : undefined;
    const by = tick ? [tick.by, days(tick.at.slice(0, 10), manner.language)].filter(Boolean).join(', ') : '';
    return { label, done: tick !== undefined, by };
  });
};

/** A field's value as one text. */
export function sayValue(field: TemplateField, value: HeldValue | undefined, manner: Manner): string {
  if (field.type === 'table')
    return sayRows(field, value, manner)
      .map(r => r.join(' | '))
      .join('\n');
  if (field.type === 'checklist')
    return sayTicks(field, value, manner)
      .map(i => `${i.done ? '☒' : '☐'} ${i.label}${i.by ? ` (${i.by})` : ''}`)
      .join('\n');
  return value === undefined || typeof value === 'object' ? '' : sayCell(field.type, value, manner);
}
