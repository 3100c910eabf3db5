import { type MethodLevel, tailoringFields } from '@chartroom/contract';
import { type RawBuilder, sql } from 'kysely';
import { type Columns, type Filter, filterSql, type Tx } from '../../../../platform/index.ts';
import { majorUnits, projectsWith } from '../../../../register/index.ts';

export interface RuleRow {
  readonly name: string;
  readonly condition: string;
  readonly methodId: string;
  readonly level: MethodLevel;
}

export async function loadRules(tx: Tx): Promise<readonly RuleRow[]> {
  const { rows } = await sql<RuleRow>`select name, condition, method_id, level from governance_tailoring_rule
    where org_id = ${tx.org} order by position`.execute(tx.db);
  return rows;
}

/** How often the rules were replaced. */
export async function rulesVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from governance_tailoring
    where org_id = ${tx.org}`.execute(tx.db);
  return rows[0]?.version ?? 0;
}

/** Replaces the rules at the version after the one that was read; false when somebody was faster. */
export async function saveRules(tx: Tx, rules: readonly RuleRow[], read: number): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`
    insert into governance_tailoring as t (org_id, version, recorded_at) values (${tx.org}, ${read + 1}, ${tx.at})
    on conflict (org_id) do update set version = excluded.version, recorded_at = excluded.recorded_at
    where t.version = ${read} returning version`.execute(tx.db);
  if (rows.length === 0) return false;
  await sql`delete from governance_tailoring_rule where org_id = ${tx.org}`.execute(tx.db);
  const listed = rules.map((r, i) => ({
    ...{ position: i + 1, name: r.name, condition: r.condition, method_id: r.methodId, level: r.level },
  }));
  await sql`insert into governance_tailoring_rule (org_id, position, name, condition, method_id, level)
    select ${tx.org}, x.* from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb)
      as x (position integer, name text, condition text, method_id uuid, level text)`.execute(tx.db);
  return true;
}

const p = (name: string) => sql.ref(`p.${name}`);
const plain = Object.fromEntries(Object.keys(tailoringFields).map(name => [name, p(name)]));
const columns: Columns = plain;

/** The facts of projects that rules read, as `p`. */
const facts = (tx: Tx, projects: readonly string[]): RawBuilder<unknown> => {
  const sees = projectsWith(tx.actor, 'money.read').of('p');
  const money = (column: string) =>
    sql`case when ${sees} then ${majorUnits(sql.ref('p.currency'), sql.ref(`p.${column}`))} end`;
  return sql`(
    select p.id, p.name, p.class, p.category, p.state, p.confidential, u.name as unit, o.name as portfolio,
      g.name as programme, ${sees} as sees_money,
      coalesce(${money('cost_baseline_minor')}, ${money('cost_forecast_minor')}) as cost,
      ${money('year_budget_minor')} as year_budget,
      coalesce(${money('benefits_baseline_minor')}, ${money('benefits_forecast_minor')}) as benefits,
      coalesce(p.finish_baseline, p.finish_forecast) - coalesce(p.start_baseline, p.start_forecast) as duration_days,
      t.computed_status as status
    from register_v_project p
    left join register_v_unit u on u.org_id = p.org_id and u.id = p.unit_id
    left join register_v_portfolio o on o.org_id = p.org_id and o.id = p.portfolio_id
    left join register_v_programme g on g.org_id = p.org_id and g.id = p.programme_id
    left join lateral (
      select t.computed_status from monitoring_v_status_point t where t.org_id = p.org_id and t.project_id = p.id
      order by t.day desc, t.recorded_at desc limit 1
    ) t on true
    where p.org_id = ${tx.org} and p.id = any(${[...projects]}::uuid[])
      and ${projectsWith(tx.actor, 'project.read').of('p')}
  )`;
};

export interface JudgedProject {
  readonly id: string;
  readonly seesMoney: boolean;
  /** One letter for each condition: whether it holds. */
  readonly letters: string;
}

/** Judges projects by each of the conditions; null holds always. */
export async function judgeProjects(
  tx: Tx,
  conditions: readonly (Filter | null)[],
  { projects, today }: { readonly projects: readonly string[]; readonly today: string },
): Promise<readonly JudgedProject[]> {
  const letters = conditions.map(c =>
    c === null ? sql`'y'` : sql`case when ${filterSql(c, columns, today)} then 'y' else 'n' end`,
  );
  const all = letters.length === 0 ? sql`''` : sql.join(letters, sql` || `);
  const { rows } = await sql<JudgedProject>`
    select p.id, p.sees_money, ${all} as letters from ${facts(tx, projects)} p`.execute(tx.db);
  return rows;
}

/** The values of fields of one project, as text. */
export async function factValues(
  tx: Tx,
  project: string,
  fields: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  if (fields.length === 0) return {};
  const types: Readonly<Record<string, string>> = tailoringFields;
  const text = (f: string) => (types[f] === 'money' ? sql`trim_scale(${p(f)})::text` : sql`${p(f)}::text`);
  const shown = fields.map(f => sql`${text(f)} as ${sql.ref(f)}`);
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join(shown)} from ${facts(tx, [project])} p`.execute(tx.db);
  return rows[0] ?? {};
}
