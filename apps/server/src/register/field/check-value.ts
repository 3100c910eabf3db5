import type { FieldProblem, FieldValue } from '@chartroom/contract';
import { AppError, holdsEverywhere, may, type Place, type Tx } from '../../platform/index.ts';
import type { FieldCatalogue } from './catalogue.ts';
import type { FieldDefinition, FieldSetting } from './definition.ts';
import { peopleNamed } from './store/values.ts';

const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string): boolean =>
  dayForm.test(text) &&
  text >= '1900-01-01' &&
  text <= '2199-12-31' &&
  new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const largest = 9_000_000_000_000_000;

function wrongNumber(field: FieldDefinition, value: FieldValue): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Write a number.';
  if (Number(value.toFixed(field.decimals)) !== value)
    return field.decimals === 0 ? 'Write a whole number.' : `Write ${field.decimals} decimals at most.`;
  if (field.min !== null && value < field.min) return `Write ${field.min} or more.`;
  if (field.max !== null && value > field.max) return `Write ${field.max} or less.`;
  return null;
}

function wrongOption(field: FieldDefinition, value: FieldValue, before: FieldValue | null): string | null {
  const option = field.options.find(o => o.code === value);
  if (!option) return 'There is no such value. Choose one of the list.';
  return option.retired && before !== value ? `${option.label} is no longer offered. Choose another.` : null;
}

/** Why a value does not fit a field; null when it does. */
export function wrongValue(
  field: FieldDefinition,
  value: FieldValue,
  before: FieldValue | null = null,
): string | null {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? null : 'Write a text.';
    case 'number':
      return wrongNumber(field, value);
    case 'money':
      return Number.isSafeInteger(value) && Math.abs(Number(value)) <= largest
        ? null
        : 'Write an amount as whole minor units, such as 1250 for 12.50.';
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? null
        : 'Write a day as YYYY-MM-DD, such as 2026-03-31.';
    case 'person':
      return typeof value === 'string' && uuid.test(value) ? null : 'Choose a person.';
    case 'list':
    case 'tree':
      return wrongOption(field, value, before);
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'Choose yes or no.';
    case 'formula':
      return 'It is calculated and cannot be set.';
  }
}

interface Checked {
  readonly catalogue: FieldCatalogue;
  readonly before: FieldSetting;
  readonly here: Place;
  /** Where the values stand in the request: `body.fields`. */
  readonly path: string;
}

/** Values that may be set, as they are kept; throws `invalid` with every field that is wrong, `forbidden` for one that is not theirs. */
export function checkedFields(
  tx: Tx,
  set: FieldSetting,
  { catalogue, before, here, path }: Checked,
): FieldSetting {
  const problems: FieldProblem[] = [];
  const kept: Record<string, FieldValue | null> = {};
  for (const [key, given] of Object.entries(set)) {
    const field = catalogue.byKey.get(key);
    const at = `${path}.${key}`;
    if (!field) {
      problems.push({ path: at, message: 'There is no such field.' });
      continue;
    }
    // Before anything is compared: an answer that differs would tell the amount.
    if (catalogue.money.has(key)) mustBeTheirs(tx, field, { catalogue, before, here, path });
    const value = typeof given === 'string' && given.trim() === '' ? null : given;
    if ((before[key] ?? null) === value) continue;
    mustBeTheirs(tx, field, { catalogue, before, here, path });
    if (field.retired && value !== null)
      problems.push({ path: at, message: 'It is retired and no longer filled.' });
    else {
      const wrong = value === null ? null : wrongValue(field, value, before[key] ?? null);
      if (wrong !== null) problems.push({ path: at, message: `${field.label}: ${wrong}` });
      else kept[key] = typeof value === 'string' ? value.trim() : value;
    }
  }
  const [first] = problems;
  if (first) throw new AppError('invalid', first.message, { fields: problems });
  return kept;
}

function mustBeTheirs(tx: Tx, field: FieldDefinition, { catalogue, here, path }: Checked): void {
  const refused = (message: string) =>
    new AppError('forbidden', message, {
      fields: [{ path: `${path}.${field.key}`, message: 'Leave it as it is.' }],
    });
  if (catalogue.money.has(field.key) && field.type !== 'formula' && !may(tx.actor, 'money.edit', here))
    throw refused(`You may not change ${field.label}: it takes who may change money.`);
  if (field.editedBy === 'office' && !holdsEverywhere(tx.actor, 'organisation.edit'))
    throw refused(`You may not change ${field.label}: it takes who may change the organisation.`);
}

/** Refuses people who are not there; `path` as for the values. */
export async function mustBePeople(
  tx: Tx,
  catalogue: FieldCatalogue,
  sets: readonly { readonly set: FieldSetting | undefined; readonly path: string }[],
): Promise<void> {
  const named = sets.flatMap(({ set, path }) =>
    Object.entries(set ?? {}).flatMap(([key, value]) =>
      catalogue.byKey.get(key)?.type === 'person' && typeof value === 'string' && uuid.test(value)
        ? [{ path: `${path}.${key}`, id: value.toLowerCase() }]
        : [],
    ),
  );
  const there = await peopleNamed(tx, [...new Set(named.map(n => n.id))]);
  const problems = named
    .filter(n => !there.has(n.id))
    .map(n => ({ path: n.path, message: 'There is no such person. Choose one of the list.' }));
  const [first] = problems;
  if (first) throw new AppError('invalid', first.message, { fields: problems.slice(0, 100) });
}
