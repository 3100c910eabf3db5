import { type ImportField, type ImportMapping, projectStates } from '@chartroom/contract';
import { fieldDefinitions } from './fields.ts';
import { readDay } from './read-day.ts';
import { readMoney } from './read-money.ts';

/** A field's value: text, a day and a rating as text, money as integer minor units, a whole number; null for an empty cell. */
export type FieldValue = string | number | null;

export type ReadField = { readonly value: FieldValue; readonly note?: string } | { readonly wrong: string };

const stateWords: Readonly<Record<string, (typeof projectStates)[number]>> = {
  'in progress': 'active',
  open: 'active',
  ongoing: 'active',
  live: 'active',
  delivery: 'active',
  planned: 'approved',
  'not started': 'approved',
  paused: 'on-hold',
  suspended: 'on-hold',
  completed: 'closed',
  complete: 'closed',
  done: 'closed',
  finished: 'closed',
  canceled: 'cancelled',
  stopped: 'cancelled',
};

function readState(text: string): ReadField {
  const word = text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  const state = projectStates.find(s => s === word.replaceAll(' ', '-')) ?? stateWords[word];
  if (state) return { value: state };
  return {
    wrong: `"${text}" is no state of a project. Use ${projectStates.join(', ')}, or translate it in the mapping.`,
  };
}

function readWhole(text: string): ReadField {
  const m = /^(\d{1,6})(?:\.0*)?$/.exec(text);
  return m ? { value: Number(m[1]) } : { wrong: 'This is not a whole number. Write one such as 3.' };
}

const known = new Set(Intl.supportedValuesOf('currency'));
function readCurrency(text: string): ReadField {
  const code = text.toUpperCase();
  return known.has(code)
    ? { value: code }
    : { wrong: 'This is no currency code. Use a three-letter code such as GBP.' };
}

function readText(text: string, max: number): ReadField {
  if (text.length > max)
    return { wrong: `The text has ${text.length} characters; at most ${max} are kept. Shorten it.` };
  if (text.startsWith('='))
    return { value: text, note: 'The text begins like a formula; it is kept as text.' };
  return { value: text };
}

/** Reads the text of a field by its type; money in the row's currency. */
export function readField(
  field: ImportField,
  text: string,
  row: { readonly mapping: ImportMapping; readonly currency: string },
): ReadField {
  const { type, max } = fieldDefinitions[field];
  if (text === '') return { value: null };
  switch (type) {
    case 'day': {
      const read = readDay(text, row.mapping.dayFormat);
      return 'day' in read ? { value: read.day } : read;
    }
    case 'money': {
      const read = readMoney(text, row.currency, row.mapping);
      if ('wrong' in read) return { wrong: read.wrong };
      const note = `The amount is finer than the minor unit of ${row.currency}; it was rounded, half to even.`;
      return read.exact ? { value: read.minor } : { value: read.minor, note };
    }
    case 'whole':
      return readWhole(text);
    case 'currency':
      return readCurrency(text);
    case 'state':
      return readState(text);
    case 'milestone-kind':
      return /^(milestone|gate)$/i.test(text)
        ? { value: text.toLowerCase() }
        : { wrong: `"${text}" is no kind of key date. Use milestone or gate.` };
    case 'text':
      return readText(text, max);
  }
}
