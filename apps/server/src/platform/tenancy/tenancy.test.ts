import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestOrganisation, type TestServer } from '../../testing/test-server.ts';
import { newId, record, systemActor } from '../index.ts';

let server: TestServer;
let acme: TestOrganisation;
let rival: TestOrganisation;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.organisation('acme');
  rival = await server.organisation('rival');
  await acme.person('Ada', 'administrator');
  await rival.person('Rita', 'administrator');
});
afterAll(() => server.close());

const rows = async (text: string, values: unknown[] = []): Promise<Record<string, string>[]> =>
  (await server.application.opened.pool.query(text, values)).rows;

const as = async (role: string, org: string | null, text: string): Promise<unknown[]> => {
  const client = await server.application.opened.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local role ${role}`);
    if (org !== null) await client.query(`select set_config('app.org', $1, true)`, [org]);
    return (await client.query(text)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
};

const tables = `select c.oid, c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
  and c.relkind = 'r' and c.relname <> 'schema_migration'`;

describe('every table stands behind the tenant wall', () => {
  test('has org_id first in its primary key', async () => {
    const wrong =
      await rows(`select name from (${tables}) t where name <> 'platform_organisation' and not exists (
      select from pg_constraint k join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
      where k.conrelid = t.oid and k.contype = 'p' and a.attname = 'org_id')`);
    expect(wrong).toEqual([]);
  });

  test('has org_id first in both sides of every foreign key', async () => {
    const wrong = await rows(`select conrelid::regclass::text as name, conname from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and (a.attname <> 'org_id'
        or b.attname <> case when k.confrelid = 'platform_organisation'::regclass then 'id' else 'org_id' end)`);
    expect(wrong).toEqual([]);
  });

  test('has row-level security enabled and forced, and a policy for chartroom_app on the organisation', async () => {
    const wrong = await rows(`select t.name from (${tables}) t join pg_class c on c.oid = t.oid
      where not (c.relrowsecurity and c.relforcerowsecurity) or not exists (
        select from pg_policy p where p.polrelid = t.oid
          and p.polroles = array[(select oid from pg_roles where rolname = 'chartroom_app')]
          and p.polcmd = '*' and pg_get_expr(p.polqual, t.oid) like '%current_setting(''app.org''%'
          and pg_get_expr(p.polwithcheck, t.oid) like '%current_setting(''app.org''%')`);
    expect(wrong).toEqual([]);
  });

  test('has an index for every foreign key', async () => {
    // The organisation itself is never deleted, so a key to it alone needs none.
    const wrong = await rows(`select conrelid::regclass::text as name, conname from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) > 1
        and not exists (select from pg_index i where i.indrelid = k.conrelid
          and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey and i.indkey[0] = k.conkey[1])`);
    expect(wrong).toEqual([]);
  });

  test('is read through views that ask as the caller', async () => {
    const wrong = await rows(`select relname from pg_class where relnamespace = 'public'::regnamespace
      and relkind = 'v' and not coalesce(reloptions, '{}') @> array['security_invoker=true']`);
    expect(wrong).toEqual([]);
  });

  test('shows nothing without an organisation and nothing of another one', async () => {
    for (const { name } of await rows(tables)) {
      const column = name === 'platform_organisation' ? 'id' : 'org_id';
      expect(await as('chartroom_app', null, `select * from ${name}`)).toEqual([]);
      expect(await as('chartroom_app', '', `select * from ${name}`)).toEqual([]);
      expect(
        await as('chartroom_app', rival.id, `select * from ${name} where ${column} = '${acme.id}'`),
      ).toEqual([]);
    }
    const own = await as('chartroom_app', acme.id, 'select name from register_person');
    expect(own).toEqual([{ name: 'Ada' }]);
  });

  test('takes no row for another organisation', async () => {
    const insert = `insert into register_unit (org_id, id, name, created_at) values ('${acme.id}', '${newId()}', 'x', now())`;
    await expect(as('chartroom_app', rival.id, insert)).rejects.toThrow('row-level security');
    await expect(
      as('chartroom_app', rival.id, `update register_person set org_id = '${acme.id}'`),
    ).rejects.toThrow();
  });

  test('is reached by roles that are no superuser, own nothing and bypass nothing', async () => {
    const roles = await rows(`select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles
      where rolname in ('chartroom_app', 'chartroom_system') order by rolname`);
    expect(roles).toMatchObject([
      { rolsuper: false, rolbypassrls: false, rolcanlogin: false },
      { rolsuper: false, rolbypassrls: false, rolcanlogin: false },
    ]);
    expect(
      await rows(
        `select relname from pg_class where relowner in (select oid from pg_roles where rolname like 'chartroom\\_%')`,
      ),
    ).toEqual([]);
  });

  test('gives chartroom_system the sign-in and the list of organisations only', async () => {
    const granted = await rows(`select distinct table_name || ' ' || lower(privilege_type) as may
      from information_schema.role_table_grants where grantee = 'chartroom_system' order by 1`);
    expect(granted.map(g => g.may)).toEqual([
      'platform_account select',
      'platform_organisation insert',
      'platform_organisation select',
    ]);
  });
});

describe('the log of events', () => {
  test('can be added to and nothing else', async () => {
    for (const change of [
      'delete from platform_event',
      `update platform_event set name = 'x'`,
      'truncate platform_event',
    ]) {
      await expect(as('chartroom_app', acme.id, change)).rejects.toThrow('permission denied');
    }
  });

  test('takes thousands in one transaction', async () => {
    const { database } = server.application;
    await database.inOrganisation(systemActor(acme.id), async tx => {
      for (let i = 0; i < 2500; i += 1)
        record(tx, { name: 'test.many', subject: { kind: 'n', id: String(i) } });
    });
    const counted = await as(
      'chartroom_app',
      acme.id,
      `select count(*)::int as n from platform_event where name = 'test.many'`,
    );
    expect(counted).toEqual([{ n: 2500 }]);
  });

  test('refuses a transaction inside another', async () => {
    const { database } = server.application;
    const nested = database.inOrganisation(systemActor(acme.id), () =>
      database.inOrganisation(systemActor(acme.id), async () => 1),
    );
    await expect(nested).rejects.toThrow('already open');
  });
});
