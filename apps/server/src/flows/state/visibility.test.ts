import { createHash } from 'node:crypto';
import { api, type Endpoint } from '@chartroom/contract';
import { addDays, asDay } from '@chartroom/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Seen, seenBy, tellingQuestions } from '../../testing/all-that-is-seen.ts';
import { testDatabaseServer } from '../../testing/database.ts';
import { generatedQuestions, type Question } from '../../testing/generated-questions.ts';
import { type LoadedSmall, loadSmall } from '../../testing/load-small-organisation.ts';
import { oneOfOwn, onePlace, oneProject } from '../../testing/one-of-each.ts';
import { readerHolds } from '../../testing/reader-sees.ts';
import {
  type SmallOrganisation,
  smallOrganisation,
  tellingOrganisation,
} from '../../testing/small-organisation.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

// What somebody sees is what they would see if what they may not see were not there, or were otherwise. A case is one
// question of one organisation, asked before and after what is hidden was deleted or changed.

/** Each database is asked half of the 500, by a seed of its own. */
const cases = Number(process.env.CHARTROOM_VISIBILITY_CASES ?? 250);
const perOrganisation = 30;
const runs = Math.ceil(cases / perOrganisation);
/** A fixed seed, so that a change is judged by the same organisations as the one before; by chance at night. */
const own = testDatabaseServer() === null ? 20_261_126 : 20_261_127;
const seed = process.env.CHARTROOM_VISIBILITY_CASES === undefined ? { seed: own } : {};

/** Reads of what the small organisations do not have, or of what is one's own. */
const withNothingToSay: readonly string[] = [
  // A document has versions to compare once it was handed in.
  ...[
    'compareDocument',
    'comparePlan',
    'downloadFile',
    'downloadSealHead',
    'getPlanBaseline',
    'getSeal',
    'me',
  ],
  // Shares are opened by a secret, without a sign-in.
  ...['openShare', 'printShare', 'streamChanges', 'verifySeal'],
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Statements past every wall and rule of the database, in one transaction; answers how many rows each changed. */
async function beneath(statements: readonly (readonly [string, readonly unknown[]])[]): Promise<number[]> {
  const client = await server.superuser.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const counts: number[] = [];
    for (const [text, values] of statements)
      counts.push((await client.query(text, [...values])).rowCount ?? 0);
    await client.query('commit');
    return counts;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function tablesOfProjects(): Promise<readonly string[]> {
  const { rows } = await server.superuser.query<{ name: string }>(`select c.table_name as name
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'project_id' order by 1`);
  return rows.map(r => r.name);
}

/** References of tables without a `project_id` to others: what hangs on what was deleted goes with it. */
async function references(): Promise<readonly { child: string; parent: string; on: string }[]> {
  const { rows } = await server.superuser.query<{ child: string; parent: string; on: string }>(`
    select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
      string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' and ') as on
    from pg_constraint c, unnest(c.conkey, c.confkey) as k(child, parent)
      join pg_attribute ca on ca.attnum = k.child join pg_attribute pa on pa.attnum = k.parent
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and ca.attrelid = c.conrelid
      and pa.attrelid = c.confrelid and cardinality(c.conkey) > 1
      and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'project_id')
    group by c.oid, c.conrelid, c.confrelid`);
  return rows;
}

/** Deletes projects with all that hangs on them, in whatever table. */
async function erase(org: string, projects: readonly string[]): Promise<void> {
  if (projects.length === 0) return;
  const tables = await tablesOfProjects();
  const counts = await beneath([
    ...tables.map(
      t => [`delete from ${t} where org_id = $1 and project_id = any($2)`, [org, projects]] as const,
    ),
    ['delete from register_project where org_id = $1 and id = any($2)', [org, projects]],
  ]);
  expect(counts.at(-1)).toBe(projects.length);
  const orphans = (await references()).map(({ child, parent, on }) => {
    const columns = [...on.matchAll(/c\.(\w+)/g)].map(m => `c.${m[1]} is not null`);
    const sql = `delete from ${child} c where c.org_id = $1 and ${columns.join(' and ')}
      and not exists (select from ${parent} p where ${on})`;
    return [sql, [org]] as const;
  });
  for (let gone = 1; gone > 0; ) gone = (await beneath(orphans)).reduce((a, b) => a + b, 0);
}

/** Other amounts, ratios and order, with which every rule of status judges as before. */
const otherMoney = (id: 'id' | 'project_id') => {
  const times = `case when get_byte(uuid_send(${id}), 15) % 2 = 0 then 8 else 512 end`;
  const worth = `${times} * case when benefits_forecast_minor >= cost_forecast_minor then 5 else 1 end`;
  return `cost_forecast_minor = cost_forecast_minor * ${times}, spent_minor = spent_minor * 3,
    cost_baseline_minor = cost_baseline_minor * ${times}
      / case when cost_forecast_minor > cost_baseline_minor then 2.0 else 0.5 end,
    benefits_forecast_minor = benefits_forecast_minor * ${worth},
    benefits_baseline_minor = benefits_baseline_minor * ${worth}
      * case when benefits_forecast_minor < benefits_baseline_minor then 2 else 1 end,
    fields = case when fields ? 'grant'
      then jsonb_set(fields, '{grant}', to_jsonb((fields ->> 'grant')::bigint * 3)) else fields end`;
};

const otherAmounts = (column: string) =>
  `${column} = regexp_replace(${column}::text, '("[\\w.]+Minor": )(-?\\d+)', '\\17\\2', 'g')::jsonb`;

/** Makes all money of projects another, wherever it is kept. */
async function change(org: string, projects: readonly string[]): Promise<void> {
  const those = 'where org_id = $1 and project_id = any($2)';
  const counts = await beneath(
    [
      `update register_project_fact set ${otherMoney('project_id')} ${those}`,
      `update register_milestone set cost_baseline_minor = cost_baseline_minor * 3 ${those}`,
      `update monitoring_report set cost_forecast_minor = cost_forecast_minor * 3 ${those}`,
      `update monitoring_status_point set cost_variance_pct = cost_variance_pct * 3 + 1 ${those}`,
      `update platform_event set ${otherAmounts('before')}, ${otherAmounts('after')} ${those}`,
      `update register_project set ${otherMoney('id')} where org_id = $1 and id = any($2)`,
    ].map(text => [text, [org, projects]] as const),
  );
  expect(counts.at(-1)).toBe(projects.length);
}

const idsWhere = (loaded: LoadedSmall, holds: (index: number) => boolean): readonly string[] =>
  loaded.projects.flatMap((p, i) => (holds(i) ? [p.id] : []));

let made = 0;
let compared = 0;
const answered = new Set<string>();

/** Remembers which endpoints had something to say. */
function note(questions: readonly Question[], seen: Seen): void {
  for (const { endpoint, path } of questions) {
    const [page] = (seen.get(path) ?? []) as readonly (readonly [number, unknown])[];
    if (page?.[0] === 200) answered.add(endpoint);
  }
}

/** Some of the questions by chance, but always the same for one seed; all for null. */
function chosen(questions: readonly Question[], seed: number | null): readonly Question[] {
  // The telling organisation is asked all that is telling, and of what is generated each endpoint in some ways.
  if (seed === null) return questions.filter((q, i) => q.endpoint === 'telling' || i % 9 === 0);
  const order = (q: Question, i: number) =>
    createHash('sha256').update(`${seed} ${i} ${q.endpoint}`).digest('hex');
  return questions
    .map((q, i) => ({ q, by: order(q, i) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .slice(0, perOrganisation)
    .map(({ q }) => q);
}

async function judge(org: SmallOrganisation): Promise<void> {
  made += 1;
  const loaded = await loadSmall(server, `small-${made}`, org);
  const back = (days: number) => addDays(asDay(loaded.today), -days);
  const days = { near: back(45), far: back(130) };
  const all = [...tellingQuestions(loaded, days), ...(await generatedQuestions(server, loaded, days))];
  const questions = chosen(all, org.seed);
  const look = () => seenBy(loaded, questions);
  const first = await look();
  compared += first.size;
  note(questions, first);
  const visible = (i: number) => readerHolds(org, 'project.read', i);
  if (org.projects.some((_, i) => visible(i))) {
    const { body } = await loaded.reader.get('/api/projects?scope=all&sort=number');
    expect(body.items.map((p: { id: string }) => p.id)).toEqual(idsWhere(loaded, visible));
  }
  const hidden = idsWhere(loaded, i => !visible(i));
  await erase(loaded.org, hidden);
  const second = await look();
  for (const [path, answer] of first) expect(second.get(path), `hidden rows show in ${path}`).toEqual(answer);
  const unseen = idsWhere(loaded, i => visible(i) && !readerHolds(org, 'money.read', i));
  if (unseen.length === 0) return;
  await change(loaded.org, unseen);
  const third = await look();
  for (const [path, answer] of second)
    expect(third.get(path), `hidden money shows in ${path}`).toEqual(answer);
}

describe('what somebody sees', () => {
  test('R16.2 is as if the rows they may not see were deleted, and the money they may not see were another', {
    timeout: 120_000 + runs * 10_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(smallOrganisation, judge), {
      numRuns: runs,
      ...seed,
      examples: [[tellingOrganisation]],
      endOnFailure: true,
    });
    expect(compared).toBeGreaterThanOrEqual(cases);
  });

  test('R16.2 holds for every endpoint that reads, with one of each thing in a project they may not see', {
    // It asks every endpoint twice, in every way: with each new one it takes longer.
    timeout: 300_000,
  }, async () => {
    const org = await server.organisation('every-kind', { pmoType: 'supportive' });
    const reader = await org.person('Rita Reader', 'administrator', 'pmo-director');
    const other = await org.person('Otto Other', 'pmo-director', 'auditor');
    const place = await onePlace(reader, 'Place');
    const seen = await oneProject(reader, 'Seen', { portfolioId: place.get('portfolio') }, reader.id);
    await oneOfOwn(server, reader, 'Own');
    const inside = { confidential: true, portfolioId: place.get('portfolio') };
    const hidden = await oneProject(other, 'Zebulon', inside, other.id);
    // Who made a project does not review it; a sample is drawn from what one may see.
    const about = { title: 'Gateway', kind: 'gateway', day: '2026-01-05' };
    await other.post(`/api/projects/${seen.get('project')}/reviews`, about);
    const weights = { budget: 1, lastAudit: 1, controls: 1, status: 1, disagreement: 1 };
    const sample = { seed: 'seen', size: 1, weights };
    await reader.post(`/api/audits/${seen.get('audit')}/sample`, sample, { version: 2 });
    const { body } = await reader.get('/api/projects?scope=all');
    expect(body.items).toHaveLength(1);
    const [{ id, key }] = body.items;
    expect(id).toBe(seen.get('project'));
    const today = new Date().toISOString().slice(0, 10);
    const loaded: LoadedSmall = {
      ...{ org: org.id, today, reader, readerId: reader.id, portfolios: [place.get('portfolio') ?? ''] },
      projects: [{ id, key, externalKey: '' }],
    };
    const questions = await generatedQuestions(server, loaded, { near: '2026-02-01', far: '2025-12-31' });
    const first = await seenBy(loaded, questions);
    note(questions, first);
    const ids = [...hidden]
      .filter(([kind]) => !['scale', 'audit', 'auditProgramme'].includes(kind))
      .map(([, id]) => id);
    for (const [path, answer] of first) {
      const said = JSON.stringify(answer);
      for (const secret of [...ids, 'Zebulon'].filter(text => !path.includes(text)))
        expect(said, `${path} names what is hidden`).not.toContain(secret);
    }
    await erase(org.id, [hidden.get('project') ?? '']);
    for (const [path, answer] of await seenBy(loaded, questions))
      expect(answer, `hidden rows show in ${path}`).toEqual(first.get(path));
  });

  test('was asked of every endpoint that reads, and each had something to say but those of what is not there', () => {
    const reads = (Object.entries(api) as [string, Endpoint][]).filter(([, e]) => e.method === 'GET');
    const silent = reads.map(([name]) => name).filter(name => !answered.has(name));
    expect(silent.sort()).toEqual(withNothingToSay);
  });
});
