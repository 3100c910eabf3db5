import type { FieldEntity, FormulaResult } from '@chartroom/contract';
import {
  compileFormula,
  type FieldType,
  type Formula,
  type FormulaProblem,
  type FormulaType,
  formulaInputs,
  remember,
  type Tx,
} from '../../platform/index.ts';
import type { FieldDefinition } from './definition.ts';
import { builtIn } from './inputs.ts';
import { loadFields } from './store/fields.ts';
import { namesOfPeople } from './store/values.ts';

export interface CompiledField {
  readonly field: FieldDefinition & { readonly result: FormulaResult };
  readonly compiled: { readonly formula: Formula } | { readonly problem: FormulaProblem };
}

/** The fields of an entity, with their formulas ready to be asked. */
export interface FieldCatalogue {
  readonly entity: FieldEntity;
  readonly fields: readonly FieldDefinition[];
  readonly byKey: ReadonlyMap<string, FieldDefinition>;
  readonly formulas: ReadonlyMap<string, CompiledField>;
  /** Keys of what only who may see money sees: money, what is so marked, and formulas that read either. */
  readonly money: ReadonlySet<string>;
  /** Names of people by id, where a field holds people. */
  readonly people: ReadonlyMap<string, string>;
}

/** What a field is to a formula that reads it: people and values of lists are texts. */
export function typeInFormula({ type, result }: Pick<FieldDefinition, 'type' | 'result'>): FormulaType {
  switch (type) {
    case 'number':
    case 'money':
    case 'date':
    case 'yes-no':
    case 'text':
      return type;
    case 'person':
    case 'list':
    case 'tree':
      return 'text';
    case 'formula':
      return result ?? 'text';
  }
}

/** What a field is to a filter of projects. */
export function filterTypeOf(field: Pick<FieldDefinition, 'type' | 'result'>): FieldType {
  const type = typeInFormula(field);
  return type === 'yes-no' ? 'boolean' : type === 'date' ? 'day' : type;
}

/** What formulas over a kind of thing may read: what is built in, the fields, and the day of the question. */
export function formulaTypes(
  entity: FieldEntity,
  fields: readonly FieldDefinition[],
): ReadonlyMap<string, FormulaType> {
  return new Map<string, FormulaType>([
    ...Object.entries(builtIn[entity]).map(([name, { type }]) => [name, type] as const),
    ['today', 'date'],
    ...fields.map(f => [f.key, typeInFormula(f)] as const),
  ]);
}

const isMoney = (f: FieldDefinition): boolean =>
  f.seenBy === 'money' || f.type === 'money' || f.result === 'money';

/** Keys that are withheld with money, through formulas as well. */
function moneyKeys(
  entity: FieldEntity,
  fields: readonly FieldDefinition[],
  reads: (key: string) => readonly string[],
): Set<string> {
  const found = new Set(fields.filter(isMoney).map(f => f.key));
  const tells = (name: string) => found.has(name) || builtIn[entity][name]?.type === 'money';
  for (let grew = true; grew; ) {
    grew = false;
    for (const { key } of fields) {
      if (found.has(key) || !reads(key).some(tells)) continue;
      found.add(key);
      grew = true;
    }
  }
  return found;
}

/** Compiles the formulas of some fields of a kind of thing. */
export function catalogueOf(entity: FieldEntity, fields: readonly FieldDefinition[]): FieldCatalogue {
  const calculated = fields.filter(
    (f): f is CompiledField['field'] => f.type === 'formula' && f.result !== null,
  );
  const inputs = calculated.length === 0 ? null : formulaInputs(formulaTypes(entity, fields));
  const formulas = new Map(
    inputs === null
      ? []
      : calculated.map(field => [
          field.key,
          { field, compiled: compileFormula(field.formula, inputs, field.result) },
        ]),
  );
  return {
    entity,
    fields,
    byKey: new Map(fields.map(f => [f.key, f])),
    formulas,
    people: new Map(),
    money: moneyKeys(entity, fields, key => readsOf(formulas.get(key))),
  };
}

/** What a formula names; nothing for what is none. */
export const readsOf = (c: CompiledField | undefined): readonly string[] =>
  c && 'formula' in c.compiled ? c.compiled.formula.reads : [];

/** Catalogues by what they were made of: formulas are compiled once, not for each request. */
const kept = new Map<string, FieldCatalogue>();
const mostKept = 50;

function keptCatalogue(org: string, entity: FieldEntity, fields: readonly FieldDefinition[]): FieldCatalogue {
  if (fields.length === 0) return catalogueOf(entity, fields);
  const name = `${org} ${fields.map(f => `${f.id}:${f.version}:${f.position}`).join(' ')}`;
  const there = kept.get(name);
  if (there) return there;
  const made = catalogueOf(entity, fields);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(name, made);
  return made;
}

/** The fields that the organisation added to an entity, the retired ones too. */
export const fieldCatalogue = (tx: Tx, entity: FieldEntity = 'project'): Promise<FieldCatalogue> =>
  remember(tx, `fields of ${entity}`, async () => {
    const all = await remember(tx, 'fields', () => loadFields(tx, null));
    const catalogue = keptCatalogue(
      tx.org,
      entity,
      all.filter(f => f.entity === entity),
    );
    const asksPeople = catalogue.fields.some(f => f.type === 'person');
    if (!asksPeople) return catalogue;
    return { ...catalogue, people: await remember(tx, 'names of people', () => namesOfPeople(tx)) };
  });
