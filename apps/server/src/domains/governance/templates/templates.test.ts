import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('ministry', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
});
afterAll(() => server.close());

const library = async (query = '') => (await director.get(`/api/document-templates${query}`)).body.items;
const page = async (key: string) => (await director.get(`/api/document-templates/${key}`)).body;

describe('the library', () => {
  it('R2.10 comes with more than twenty templates, each with help and an example beside every field', async () => {
    const items = await library();
    expect(items.length).toBeGreaterThanOrEqual(25);
    for (const kind of ['document', 'checklist', 'register'])
      expect(items.filter((t: { kind: string }) => t.kind === kind).length, kind).toBeGreaterThan(3);
    const seen = new Set<string>();
    for (const { key } of items) {
      const { text } = await page(key);
      for (const said of Object.values(text) as {
        sections: { fields: { help: string; example: string }[] }[];
      }[])
        for (const field of said.sections.flatMap(s => s.fields)) {
          expect(field.help, key).toMatch(/\S{2}/);
          expect(field.example, key).toMatch(/\S/);
          seen.add(field.help);
        }
    }
    expect(seen.size).toBeGreaterThan(150);
  });

  it('R2.11 says in which languages a template is written, and which are missing', async () => {
    const charter = (await library()).find((t: { key: string }) => t.key === 'project-charter');
    expect(charter.languages).toEqual([
      { language: 'en-GB', state: 'complete', missing: 0 },
      { language: 'de', state: 'complete', missing: 0 },
    ]);
    const german = (await library('?language=de')).map((t: { key: string }) => t.key);
    expect(german).toEqual(
      expect.arrayContaining(['initiation-request', 'project-charter', 'status-report', 'closure-report']),
    );
    const handbook = (await library()).find((t: { key: string }) => t.key === 'project-handbook');
    expect(handbook.languages[1]).toMatchObject({ language: 'de', state: 'missing' });
    expect(german).not.toContain('project-handbook');
  });

  it('R2.10 a version in use is never edited: a draft is, published with a review date, then retired', async () => {
    const key = 'risk-register';
    const before = await page(key);
    expect(before).toMatchObject({ published: 1, draft: null, state: 'published', version: 1, usage: 0 });
    const text = { ...before.text['en-GB'], title: 'Our risk log' };
    const write = (number: number, version: number, said: object = text) =>
      director.put(
        `/api/document-templates/${key}/draft`,
        { number, language: 'en-GB', text: said },
        { version },
      );
    const refused = await write(1, 1);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('in use');
    const begun = await director.post(`/api/document-templates/${key}/drafts`, undefined, { version: 1 });
    expect(begun.body).toMatchObject({ number: 2, numberState: 'draft', published: 1, version: 2 });
    expect((await write(2, 1)).status).toBe(412);
    const twice = { ...text, sections: [...text.sections, text.sections[0]] };
    expect((await write(2, 2, twice)).body.fields[0].path).toBe('body.text.sections');
    const written = await write(2, 2);
    expect(written.body).toMatchObject({
      title: 'Risk log',
      version: 3,
      text: { 'en-GB': { title: 'Our risk log' } },
    });
    const publish = (reviewOn: string) =>
      director.post(`/api/document-templates/${key}/publication`, { reviewOn }, { version: 3 });
    expect((await publish('2020-01-01')).status).toBe(400);
    expect((await publish('2199-01-01')).body).toMatchObject({
      title: 'Our risk log',
      published: 2,
      draft: null,
    });
    expect((await director.get(`/api/document-templates/${key}?number=1`)).body.text['en-GB'].title).toBe(
      'Risk log',
    );
    await expect(
      server.superuser.query(
        "update governance_template_version set note = 'x' where template_key = 'risk-register' and number = 2",
      ),
    ).rejects.toThrow(/final/);
    const overdue = await director.patch(
      `/api/document-templates/${key}`,
      { reviewOn: '2020-01-01', ownerId: director.id },
      { version: 4 },
    );
    expect(overdue.body).toMatchObject({ reviewOverdue: true, owner: { name: 'Ada Director' } });
    expect((await library('?overdue=true')).map((t: { key: string }) => t.key)).toEqual([key]);
    const retired = await director.post(
      `/api/document-templates/${key}/retirement`,
      { reason: 'One log for all' },
      { version: 5 },
    );
    expect(retired.body).toMatchObject({ state: 'retired', reviewOverdue: false });
    const { body } = await director.get(
      `/api/events?filter=${encodeURIComponent('name.startsWith("governance.template")')}`,
    );
    expect(body.items.map((e: { name: string }) => e.name)).toEqual(
      expect.arrayContaining(['governance.template.published', 'governance.template.retired']),
    );
  });

  it('takes templates of the organisation’s own, which another organisation does not have', async () => {
    const made = await director.post('/api/document-templates', {
      ...{ key: 'site-visit', kind: 'document', type: 'site-visit', title: 'Site visit' },
    });
    expect(made.body).toMatchObject({ state: 'draft', own: true, draft: 1, published: null });
    expect(
      (
        await director.post('/api/document-templates', {
          key: 'site-visit',
          kind: 'document',
          type: 'x',
          title: 'x',
        })
      ).status,
    ).toBe(409);
    const rival = await (await server.organisation('rival')).person('Ron Rival', 'pmo-director');
    expect((await rival.get('/api/document-templates/site-visit')).status).toBe(404);
    const { text } = made.body;
    const field = { ...text['en-GB'].sections[0].fields[0], type: 'date', source: 'project.name' };
    const wrong = { ...text['en-GB'], sections: [{ ...text['en-GB'].sections[0], fields: [field] }] };
    const refused = await director.put(
      '/api/document-templates/site-visit/draft',
      { number: 1, language: 'en-GB', text: wrong },
      { version: 1 },
    );
    expect(refused.body.fields[0].path).toBe('body.text.sections.0.fields.0.source');
    const member = await org.person('Tea Member', 'team-member');
    expect((await member.post('/api/document-templates', {})).status).toBe(403);
  });
});
