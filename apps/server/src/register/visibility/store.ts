import type { Permission } from '@chartroom/contract';
import { type RawBuilder, sql } from 'kysely';
import { type Actor, type Scope, scopeOf } from '../../platform/index.ts';

/** Where somebody holds a permission, as a condition on projects: lists are queried through it. */
export interface Visible {
  /** The condition on rows that have the columns of a current project; `alias` is the table's name in the query. */
  readonly of: (alias: string) => RawBuilder<boolean>;
}

/** The projects on which an actor holds a permission, judged by where each project stands now. */
export function projectsWith(actor: Actor, permission: Permission): Visible {
  const scope = scopeOf(actor.access, permission);
  return { of: alias => condition(scope, actor.person, alias) };
}

function condition(scope: Scope, person: string | null, alias: string): RawBuilder<boolean> {
  if (scope.everything && scope.confidential) return sql<boolean>`true`;
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const among = (name: string, ids: ReadonlySet<string>) =>
    sql<boolean>`${column(name)} = any(${[...ids]}::uuid[])`;
  const open: RawBuilder<boolean>[] = scope.everything
    ? [sql<boolean>`true`]
    : [
        ...(scope.units.size > 0 ? [among('unit_id', scope.units)] : []),
        ...(scope.portfolios.size > 0 ? [among('portfolio_id', scope.portfolios)] : []),
        ...(scope.programmes.size > 0 ? [among('programme_id', scope.programmes)] : []),
      ];
  const always: RawBuilder<boolean>[] = [
    ...(scope.projects.size > 0 ? [among('id', scope.projects)] : []),
    ...(scope.own && person !== null
      ? [sql<boolean>`(${column('manager_id')} = ${person} or ${column('sponsor_id')} = ${person})`]
      : []),
  ];
  const parts = [
    ...(open.length > 0
      ? [sql<boolean>`(not ${column('confidential')} and (${sql.join(open, sql` or `)}))`]
      : []),
    ...always,
  ];
  return parts.length > 0 ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`;
}

/** Every project, for what the house does by itself; never for what somebody is shown. */
export const everyProject: Visible = { of: () => sql<boolean>`true` };
