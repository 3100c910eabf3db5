import type { TestServer } from './test-server.ts';

/** What was found last on each server, and in which snapshot of the database. */
const last = new WeakMap<TestServer, { readonly seenIn: string; readonly contents: string }>();

/**
 * Everything that is in the database: a line for each table with the count of its rows and a hash of them and of the
 * transactions that wrote them, so that a write that changes nothing shows as well. Also how many jobs are queued.
 * With an organisation only what is its own. Nothing is read again when the database itself says that no transaction
 * that writes has ended or begun since: two equal snapshots show the same rows.
 */
export async function everythingIn(server: TestServer, org?: string): Promise<string> {
  const { rows } = await server.superuser.query<{ snapshot: string }>(
    'select pg_current_snapshot()::text as snapshot',
  );
  const seenIn = `${org ?? ''} ${rows[0]?.snapshot}`;
  const before = last.get(server);
  if (before?.seenIn === seenIn) return before.contents;
  const contents = await readEverything(server, org);
  last.set(server, { seenIn, contents });
  return contents;
}

async function readEverything(server: TestServer, org?: string): Promise<string> {
  const { rows } = await server.superuser.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const whose = (name: string) =>
    org === undefined || name === 'schema_migration'
      ? ''
      : `where ${name === 'platform_organisation' ? 'id' : 'org_id'} = '${org}'`;
  const hashes = rows.map(
    ({ name }) => `select '${name} ' || count(*) || ':' ||
      coalesce(md5(string_agg(md5(t.xmin::text || t.ctid::text), '' order by t.ctid)), '') as hash
      from ${name} t ${whose(name)}`,
  );
  const queued = `select 'queued ' || count(*) from pgboss.job where name not like '\\_\\_%'`;
  const all = org === undefined ? [...hashes, queued] : hashes;
  const found = await server.superuser.query<{ hash: string }>(all.join(' union all '));
  // The server may read the tables side by side, and answers in the order in which they end.
  return found.rows
    .map(r => r.hash)
    .toSorted()
    .join('\n');
}
