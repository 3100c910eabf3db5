import { sql } from 'kysely';
import { newId, rowsJson, type Tx } from '../../platform/index.ts';
import { type LookedAt, present } from '../known/looked-at.ts';
import { known, knownProjects } from '../known/store.ts';
import type { Visible } from '../visibility/store.ts';

export interface PortfolioRecord {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly description: string;
  readonly kind: 'fixed' | 'dynamic';
  readonly filter: string | null;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly cadenceDays: number | null;
  readonly version: number;
  readonly projects: number;
}

export interface ProgrammeRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly portfolioId: string | null;
  readonly portfolio: string | null;
  readonly managerId: string | null;
  readonly manager: string | null;
  readonly externalKey: string | null;
  readonly version: number;
  readonly projects: number;
}

/** All portfolios, parents before children, each with its visible projects and those of the portfolios under it. */
export async function loadPortfolios(
  tx: Tx,
  visible: Visible,
  { asOf, knownAt }: LookedAt = present,
): Promise<readonly PortfolioRecord[]> {
  const { rows } = await sql<PortfolioRecord>`
    with recursive portfolio as materialized (select * from ${known('portfolio', knownAt)} k where org_id = ${tx.org}),
    tree as (
      select id, array[id] as path, array[lower(name)] as names from portfolio where parent_id is null
      union all
      select c.id, t.path || c.id, t.names || lower(c.name) from portfolio c join tree t on c.parent_id = t.id
      where cardinality(t.path) < 20
    ), held as (
      select unnest(t.path) as id, count(*)::int as projects
      from ${knownProjects(asOf, knownAt)} p join register_v_project c on c.org_id = p.org_id and c.id = p.id
      join tree t on t.id = p.portfolio_id
      where p.org_id = ${tx.org} and p.present and p.state not in ('closed', 'cancelled') and ${visible.of('c')}
      group by 1
    )
    select o.id, o.parent_id, o.name, o.description, o.kind, o.filter, o.owner_id, w.name as owner, o.cadence_days,
      o.version, coalesce(h.projects, 0) as projects
    from portfolio o
    join tree t on t.id = o.id
    left join held h on h.id = o.id
    left join ${known('person', knownAt)} w on w.org_id = o.org_id and w.id = o.owner_id
    order by t.names collate "C" limit 1000`.execute(tx.db);
  return rows;
}

export async function insertPortfolio(
  tx: Tx,
  p: {
    readonly name: string;
    readonly description: string;
    readonly parentId: string | null;
    readonly ownerId: string | null;
    readonly cadenceDays: number | null;
    readonly filter: string | null;
  },
): Promise<string> {
  const id = newId();
  await sql`insert into register_portfolio
    (org_id, id, parent_id, name, description, kind, filter, owner_id, cadence_days, created_at)
    values (${tx.org}, ${id}, ${p.parentId}, ${p.name}, ${p.description}, ${p.filter === null ? 'fixed' : 'dynamic'},
      ${p.filter}, ${p.ownerId}, ${p.cadenceDays}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function lockPortfolio(tx: Tx, id: string): Promise<PortfolioRecord | null> {
  const { rows } = await sql<PortfolioRecord>`
    select id, parent_id, name, description, kind, filter, owner_id, cadence_days, version
    from register_portfolio where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return rows[0] ?? null;
}

export async function savePortfolio(
  tx: Tx,
  p: Omit<PortfolioRecord, 'owner' | 'projects' | 'version'>,
): Promise<void> {
  await sql`update register_portfolio set parent_id = ${p.parentId}, name = ${p.name}, description = ${p.description},
      kind = ${p.kind}, filter = ${p.filter}, owner_id = ${p.ownerId}, cadence_days = ${p.cadenceDays},
      version = version + 1
    where org_id = ${tx.org} and id = ${p.id}`.execute(tx.db);
}

export async function removePortfolio(tx: Tx, id: string): Promise<void> {
  await sql`delete from register_portfolio where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** Whether something keeps a portfolio from being deleted; not how much, which would tell of hidden projects. */
export async function contentsOfPortfolio(
  tx: Tx,
  id: string,
): Promise<{ readonly projects: boolean; readonly others: boolean }> {
  const held = (table: string, column: string) =>
    sql`exists (select from ${sql.table(table)} where org_id = ${tx.org} and ${sql.ref(column)} = ${id})`;
  const { rows } = await sql<{ projects: boolean; others: boolean }>`
    select ${held('register_project', 'portfolio_id')} as projects, (${held('register_portfolio', 'parent_id')}
      or ${held('register_programme', 'portfolio_id')} or ${held('register_grant', 'portfolio_id')}) as others`.execute(
    tx.db,
  );
  return rows[0] ?? { projects: false, others: false };
}

/** The portfolio and everything under it. */
export async function portfolioSubtree(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive tree as (
      select id from register_portfolio where org_id = ${tx.org} and id = any(${ids})
      union select c.id from register_portfolio c join tree t on c.parent_id = t.id where c.org_id = ${tx.org}
    ) select id from tree`.execute(tx.db);
  return rows.map(r => r.id);
}

export async function loadProgrammes(
  tx: Tx,
  visible: Visible,
  { asOf, knownAt }: LookedAt = present,
): Promise<readonly ProgrammeRecord[]> {
  const { rows } = await sql<ProgrammeRecord>`
    with held as (
      select p.programme_id as id, count(*)::int as projects
      from ${knownProjects(asOf, knownAt)} p join register_v_project c on c.org_id = p.org_id and c.id = p.id
      where p.org_id = ${tx.org} and p.present and p.state not in ('closed', 'cancelled') and ${visible.of('c')}
      group by 1
    )
    select g.id, g.name, g.description, g.portfolio_id, o.name as portfolio, g.manager_id, m.name as manager,
      g.external_key, g.version, coalesce(h.projects, 0) as projects
    from ${known('programme', knownAt)} g
    left join held h on h.id = g.id
    left join ${known('portfolio', knownAt)} o on o.org_id = g.org_id and o.id = g.portfolio_id
    left join ${known('person', knownAt)} m on m.org_id = g.org_id and m.id = g.manager_id
    where g.org_id = ${tx.org} order by lower(g.name) collate "C", g.id limit 2000`.execute(tx.db);
  return rows;
}

export interface NewProgramme {
  readonly name: string;
  readonly description: string;
  readonly portfolioId: string | null;
  readonly managerId: string | null;
  readonly externalKey: string | null;
}

export async function insertProgrammes(
  tx: Tx,
  programmes: readonly NewProgramme[],
): Promise<readonly string[]> {
  const rows = programmes.map(p => ({
    id: newId(),
    name: p.name,
    description: p.description,
    portfolioId: p.portfolioId,
    managerId: p.managerId,
    externalKey: p.externalKey,
  }));
  await sql`insert into register_programme (org_id, created_at, id, name, description, portfolio_id, manager_id, external_key)
    select ${tx.org}, ${tx.at}, id, name, description, portfolio_id, manager_id, external_key
    from jsonb_populate_recordset(null::register_programme, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
  return rows.map(r => r.id);
}

export async function lockProgramme(tx: Tx, id: string): Promise<ProgrammeRecord | null> {
  const { rows } = await sql<ProgrammeRecord>`
    select id, name, description, portfolio_id, manager_id, external_key, version
    from register_programme where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return rows[0] ?? null;
}

export async function saveProgramme(
  tx: Tx,
  p: Pick<ProgrammeRecord, 'id' | 'name' | 'description' | 'portfolioId' | 'managerId'>,
): Promise<void> {
  await sql`update register_programme set name = ${p.name}, description = ${p.description},
      portfolio_id = ${p.portfolioId}, manager_id = ${p.managerId}, version = version + 1
    where org_id = ${tx.org} and id = ${p.id}`.execute(tx.db);
}

/** Programmes by external key and by lower-case name, to be found again by an import. */
export async function findProgrammes(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly name: string; readonly externalKey: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; externalKey: string | null }>`
    select id, name, external_key from register_programme where org_id = ${tx.org}`.execute(tx.db);
  return rows;
}
