import type { ImportField, ImportMapping } from '@chartroom/contract';
import type { Tx } from '../../platform/index.ts';
import { addProgrammes, peopleByName, portfolioByName, unitsByName } from '../../register/index.ts';
import type { NamedKind, Names } from './known.ts';
import { isBad, type ReadRow } from './read-row.ts';
import { loadNamed, type NamedRow } from './store.ts';

/** A programme's key is unique within the source it came from; the register has one space of keys. */
export const programmeKey = (source: string, key: string): string => `${source} ${key}`;

const standIn = (kind: NamedKind, name: string) => `new ${kind} ${name}`;

function namesFrom(rows: readonly NamedRow[], source: string): Names {
  const ids = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const row of rows) {
    labels.set(row.id, row.name);
    for (const word of [row.name, row.email]) {
      const key = `${row.kind} ${word?.toLowerCase()}`;
      if (word !== null && !ids.has(key)) ids.set(key, row.id);
    }
    if (row.externalKey !== null) ids.set(`key ${row.externalKey}`, row.id);
  }
  return {
    idOf: (kind, name) => ids.get(`${kind} ${name.toLowerCase()}`) ?? standIn(kind, name),
    isThere: (kind, name) => ids.has(`${kind} ${name.toLowerCase()}`),
    programmeByKey: key => ids.get(`key ${programmeKey(source, key)}`) ?? null,
    nameOf: id => labels.get(id) ?? id.replace(/^new (unit|portfolio|programme|person) /, ''),
  };
}

/** The names as they are; what is missing gets a stand-in. */
export const loadNames = async (tx: Tx, mapping: ImportMapping): Promise<Names> =>
  namesFrom(await loadNamed(tx), mapping.source);

function wanted(rows: readonly ReadRow[], ...fields: readonly ImportField[]): readonly string[] {
  const found = new Set<string>();
  for (const row of rows) {
    if (isBad(row)) continue;
    for (const field of fields) {
      const value = row.values[field];
      if (typeof value === 'string') found.add(value);
    }
  }
  return [...found];
}

/** Adds the units, portfolios, programmes and people that good rows name and that are not there; answers the names. */
export async function ensureNames(tx: Tx, mapping: ImportMapping, rows: readonly ReadRow[]): Promise<Names> {
  const before = await loadNames(tx, mapping);
  const missing = (kind: NamedKind, names: readonly string[]) => names.filter(n => !before.isThere(kind, n));
  const units = missing('unit', wanted(rows, 'unit'));
  if (units.length > 0) await unitsByName(tx, units);
  const people = missing('person', wanted(rows, 'manager', 'sponsor'));
  if (people.length > 0) await peopleByName(tx, people);
  const fixed = mapping.portfolio === undefined ? [] : [mapping.portfolio];
  for (const name of missing('portfolio', [...new Set([...fixed, ...wanted(rows, 'portfolio')])]))
    await portfolioByName(tx, name, mapping.cadenceDays ?? null);
  const portfolioId = mapping.portfolio === undefined ? null : await portfolioByName(tx, mapping.portfolio);
  const programmes = new Map(
    missing('programme', wanted(rows, 'programme')).map(name => [name.toLowerCase(), name]),
  );
  await addProgrammes(
    tx,
    [...programmes.values()].map(name => ({
      name,
      description: '',
      portfolioId,
      managerId: null,
      externalKey: null,
    })),
  );
  return loadNames(tx, mapping);
}
