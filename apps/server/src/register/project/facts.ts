import { atOnce, newId, record, type Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../field/catalogue.ts';
import { differingFields } from '../field/definition.ts';
import { type Attributes, attributeNames, blankAttributes, differing, withSet } from './attributes.ts';
import { baselineNumberAfter } from './rules.ts';
import {
  type FactRow,
  insertFacts,
  insertProjects,
  loadFactsFrom,
  takeNumbers,
  updateCurrent,
} from './store.ts';

/** A project to be added, with what is true of it from a day on. */
export interface NewProject {
  readonly validFrom: string;
  readonly attributes: Partial<Attributes> & Pick<Attributes, 'name' | 'currency'>;
  readonly confidential?: boolean;
  readonly externalSource?: string | null;
  readonly externalKey?: string | null;
}

/** What becomes true of a project from a day on; attributes left out stay as they were on that day. */
export interface FactChange {
  readonly projectId: string;
  readonly validFrom: string;
  readonly set: Partial<Attributes>;
  readonly reason?: string | null;
  /** What happened, `register.project.updated` when left out. */
  readonly event?: string;
}

export interface RecordedFact {
  readonly projectId: string;
  readonly validFrom: string;
  readonly before: Attributes;
  readonly after: Attributes;
}

/** Adds projects, numbered in the order given, each with its first fact and event; answers their ids and keys. */
export async function addProjects(
  tx: Tx,
  projects: readonly NewProject[],
  reason: string | null = null,
): Promise<readonly { readonly id: string; readonly key: string }[]> {
  if (projects.length === 0) return [];
  const { first, prefix } = await takeNumbers(tx, projects.length);
  const rows = projects.map((p, i) => {
    const blank = blankAttributes(p.attributes.name, p.attributes.currency);
    const stated = withSet(blank, p.attributes);
    const attributes = {
      ...stated,
      baselineNumber: p.attributes.baselineNumber ?? baselineNumberAfter(blank, stated),
    };
    return {
      id: newId(),
      number: first + i,
      key: `${prefix}-${first + i}`,
      confidential: p.confidential ?? false,
      externalSource: p.externalSource ?? null,
      externalKey: p.externalKey ?? null,
      validFrom: p.validFrom,
      attributes,
    };
  });
  const isMoney = await moneyTest(
    tx,
    rows.map(r => r.attributes),
  );
  const events = rows.map(r =>
    record(tx, {
      name: 'register.project.added',
      subject: { kind: 'project', id: r.id },
      projectId: r.id,
      before: null,
      after: stated(r.attributes, isMoney),
      reason,
    }),
  );
  await insertProjects(tx, rows);
  await insertFacts(
    tx,
    rows.map((r, i) => ({
      projectId: r.id,
      validFrom: r.validFrom,
      eventId: events[i] ?? '',
      ...r.attributes,
    })),
    false,
  );
  return rows.map(r => ({ id: r.id, key: r.key }));
}

type MoneyTest = (field: string) => boolean;

/** Which of the added fields are withheld with money; not asked where no attributes hold any. */
async function moneyTest(tx: Tx, all: readonly Partial<Attributes>[]): Promise<MoneyTest> {
  if (all.every(a => Object.keys(a.fields ?? {}).length === 0)) return () => false;
  const { money } = await fieldCatalogue(tx);
  return key => money.has(key);
}

/** Values of added fields as the log keeps them, each by its own name: what ends in Minor is withheld with money. */
const named = (fields: Attributes['fields'], keys: readonly string[], isMoney: MoneyTest): object =>
  Object.fromEntries(keys.map(k => [`fields.${k}${isMoney(k) ? 'Minor' : ''}`, fields[k] ?? null]));

function stated({ fields, ...a }: Attributes, isMoney: MoneyTest): object {
  const said = Object.fromEntries(Object.entries(a).filter(([, v]) => v !== null && v !== ''));
  return { ...said, ...named(fields, Object.keys(fields), isMoney) };
}

/**
 * Records what became true of projects, in batches: one fact and one event for each change that changes
 * something. A change dated before later facts leaves those as they are. Answers what was recorded.
 */
export async function recordFacts(tx: Tx, changes: readonly FactChange[]): Promise<readonly RecordedFact[]> {
  if (changes.length === 0) return [];
  const ordered = [...changes].sort((a, b) =>
    a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0,
  );
  const known = await loadFactsFrom(
    tx,
    [...new Set(changes.map(c => c.projectId))],
    ordered[0]?.validFrom ?? '',
  );
  const again = new Set(
    [...known.values()].flatMap(facts => facts.filter(f => f.recordedAt >= tx.at).map(keyOf)),
  );
  const histories: Map<string, FactRow[]> = known;
  const recorded: (RecordedFact & { readonly change: FactChange })[] = [];
  for (const change of ordered) {
    const fact = applyChange(histories.get(change.projectId) ?? [], change);
    if (fact) recorded.push({ ...fact, change });
  }
  if (recorded.length === 0) return [];
  const isMoney = await moneyTest(
    tx,
    recorded.map(r => r.change.set),
  );
  const events = recorded.map(({ change, before, after }) => {
    const changed = differing(before, after).filter(c => c !== 'fields');
    const added = differingFields(before.fields, after.fields);
    const told = (a: Attributes) => ({ ...pick(a, changed), ...named(a.fields, added, isMoney) });
    return record(tx, {
      name: change.event ?? 'register.project.updated',
      subject: { kind: 'project', id: change.projectId },
      projectId: change.projectId,
      before: told(before),
      after: told(after),
      reason: change.reason ?? null,
    });
  });
  // Two changes of one day in one transaction are one fact: the later holds both.
  const facts = new Map<string, FactRow>();
  recorded.forEach((r, i) => {
    facts.set(keyOf(r), {
      projectId: r.projectId,
      validFrom: r.validFrom,
      eventId: events[i] ?? '',
      ...r.after,
    });
  });
  const all = [...facts.values()];
  const [later, first] = [all.filter(f => again.has(keyOf(f))), all.filter(f => !again.has(keyOf(f)))];
  await atOnce(
    insertFacts(tx, first, false),
    insertFacts(tx, later, true),
    updateCurrent(
      tx,
      all.filter(f => isLatest(histories.get(f.projectId) ?? [], f)),
    ),
  );
  return recorded;
}

const keyOf = ({
  projectId,
  validFrom,
}: {
  readonly projectId: string;
  readonly validFrom: string;
}): string => `${projectId} ${validFrom}`;

const pick = (a: Attributes, columns: readonly (keyof Attributes)[]): Partial<Attributes> =>
  Object.fromEntries(columns.map(c => [c, a[c]]));

const isLatest = (history: readonly FactRow[], fact: FactRow): boolean =>
  history.every(f => f.validFrom <= fact.validFrom);

/** Puts a change into a project's history (sorted by day); null when it changes nothing. */
function applyChange(history: FactRow[], change: FactChange): RecordedFact | null {
  const at = history.findLastIndex(f => f.validFrom <= change.validFrom);
  const base = history[at] ?? history[0];
  if (!base) return null;
  const merged = withSet(attributesOf(base), change.set);
  const after = {
    ...merged,
    baselineNumber: change.set.baselineNumber ?? baselineNumberAfter(attributesOf(base), merged),
  };
  if (at >= 0 && differing(base, after).length === 0) return null;
  const row = { projectId: change.projectId, validFrom: change.validFrom, eventId: '', ...after };
  if (base.validFrom === change.validFrom) history[at] = row;
  else history.splice(at + 1, 0, row);
  return { projectId: change.projectId, validFrom: change.validFrom, before: attributesOf(base), after };
}

const attributesOf = (row: FactRow): Attributes =>
  Object.fromEntries(attributeNames.map(c => [c, row[c]])) as unknown as Attributes;
