import { projectFields } from '@chartroom/contract';
import { type Expression, type RawBuilder, sql } from 'kysely';
import { type Columns, filterSql, knownOrganisation, parseFilter, type Tx } from '../../../platform/index.ts';
import { type FieldCatalogue, fieldCatalogue, projectsWith } from '../../../register/index.ts';
import type { Moment } from '../moment.ts';
import { warningRules } from '../warning-rules.ts';
import { type AddedFields, missingConditions } from './added-fields.ts';
import { projectColumns } from './columns.ts';
import { type StateRow, statesAt } from './states.ts';

// Read once: the rules are ours and do not change while the server runs.
const rules = warningRules.map(r => ({ id: r.rule, filter: parseFilter(r.when, projectFields) }));

/** Names that several present projects have. Only what the reader may see has a name to be the same as. */
const namesInUse = (tx: Tx, { asOf, knownAt }: Moment) => sql`
  select lower(t.name) collate "C" from register_project_as_of(${asOf}::date, ${knownAt}::timestamptz) t
  join register_v_project c on c.org_id = t.org_id and c.id = t.id
  where t.org_id = ${tx.org} and t.present and ${projectsWith(tx.actor, 'project.read').of('c')}
  group by 1 having count(*) > 1`;

/** Fields that look beyond the project itself. */
const wider = (tx: Tx, moment: Moment): Readonly<Record<string, Expression<unknown>>> => {
  const { asOf, knownAt, isNow } = moment;
  const organisation = knownOrganisation(knownAt);
  return {
    sameName: isNow
      ? sql`exists (select 1 from register_v_project t where t.org_id = p.org_id and t.id <> p.id and t.present
          and lower(t.name) collate "C" = lower(p.name) collate "C" and ${projectsWith(tx.actor, 'project.read').of('t')})`
      : sql`(p.present and lower(p.name) collate "C" in (${namesInUse(tx, moment)}))`,
    rateMissing: sql`(p.currency <> (select o.currency from ${organisation} o where o.id = p.org_id)
      and not exists (select 1 from register_v_rate r, ${organisation} o where o.id = p.org_id and r.org_id = p.org_id
        and r.day <= ${asOf}::date and r.recorded_at <= ${knownAt}::timestamptz
        and ((r.from_currency = p.currency and r.to_currency = o.currency)
          or (r.to_currency = p.currency and r.from_currency = o.currency))))`,
    reportOverdue: sql`coalesce(p.report_day, p.start_actual, p.start_forecast, ${asOf}::date) <
      ${asOf}::date - (select o.cadence_days from ${organisation} o where o.id = p.org_id)`,
  };
};

const conditions = (
  moment: Moment,
  columns: Columns,
  catalogue: FieldCatalogue,
): readonly (readonly [string, RawBuilder<unknown>])[] => [
  ...rules.map(({ id, filter }) => [id, filterSql(filter, columns, moment.asOf)] as const),
  ...missingConditions(catalogue),
];

/** The SQL of every field of the project list at a moment, the warnings among them. */
export function columnsAt(tx: Tx, moment: Moment, added: AddedFields): Columns {
  const columns: Columns = { ...added.columns, ...projectColumns, ...wider(tx, moment) };
  const counted = conditions(moment, columns, added.catalogue).map(
    ([, when]) => sql`(case when ${when} then 1 else 0 end)`,
  );
  return { ...columns, warnings: sql`(${sql.join(counted, sql` + `)})` };
}

/** The ids of the rules that a project of `statesAt` breaks, as a column. */
function brokenRules(tx: Tx, moment: Moment, catalogue: FieldCatalogue) {
  const columns: Columns = { ...projectColumns, ...wider(tx, moment) };
  const named = conditions(moment, columns, catalogue).map(
    ([id, when]) => sql`case when ${when} then ${id}::text end`,
  );
  return sql<readonly string[]>`array_remove(array[${sql.join(named)}], null)`;
}

/** One visible project at a moment with the ids of the rules that it breaks; null when nothing was known of it yet. */
export async function stateWithWarnings(
  tx: Tx,
  moment: Moment,
  { id, catalogue }: { readonly id: string; readonly catalogue: FieldCatalogue },
): Promise<(StateRow & { readonly broken: readonly string[] }) | null> {
  const query = statesAt(tx, moment, { wanted: 'all' })
    .where(sql<boolean>`p.id = ${id}::uuid`)
    .select(brokenRules(tx, moment, catalogue).as('broken'));
  return (await query.executeTakeFirst()) ?? null;
}

/** The ids of the rules that each of these visible projects breaks. */
export async function warningsOf(
  tx: Tx,
  moment: Moment,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const broken = brokenRules(tx, moment, await fieldCatalogue(tx));
  const rows = await statesAt(tx, moment, { wanted: 'all' })
    .where(sql<boolean>`p.id = any(${ids}::uuid[])`)
    .clearSelect()
    .select([sql<string>`p.id`.as('id'), broken.as('broken')])
    .execute();
  return new Map(rows.map(r => [r.id, r.broken]));
}

/** How many visible live projects break each rule, and how many break any. */
export async function countWarnings(
  tx: Tx,
  moment: Moment,
): Promise<{ readonly byRule: ReadonlyMap<string, number>; readonly any: number }> {
  const columns: Columns = { ...projectColumns, ...wider(tx, moment) };
  const all = conditions(moment, columns, await fieldCatalogue(tx));
  const rows = await statesAt(tx, moment, { wanted: 'live' })
    .clearSelect()
    .select([
      sql<readonly number[]>`array[${sql.join(
        all.map(([, when]) => sql`(count(*) filter (where ${when}))::int`),
      )}]`.as('counts'),
      sql<number>`(count(*) filter (where ${sql.join(
        all.map(([, when]) => when),
        sql` or `,
      )}))::int`.as('total'),
    ])
    .execute();
  const [row] = rows;
  return {
    byRule: new Map(all.map(([id], i) => [id, row?.counts[i] ?? 0])),
    any: row?.total ?? 0,
  };
}
