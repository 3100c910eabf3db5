import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Paper, writePaperSlides, writePaperWord } from '../../../platform/index.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
let manager: TestPerson;
let project: string;
let docx: Record<string, Uint8Array>;
let pptx: Record<string, Uint8Array>;

const paper: Paper = {
  ...{
    title: 'House style of {organisation.name}',
    subtitle: '{project.name}',
    organisation: 'Harbour',
    hash: '0',
  },
  ...{ language: 'en-GB', day: '2026-01-01', notes: [], mark: null, facts: [] },
  words: { empty: '–', done: 'Done', open: 'Open' },
  sections: [
    {
      title: '{status.overall}',
      blocks: [
        { kind: 'text', title: '{progress.done}', text: 'Nobody knows {nobody.knows}' },
        {
          ...{ kind: 'table', title: 'Dates', right: [], header: ['Name', 'Forecast'] },
          rows: [['{#progress.milestones}{name}', '{forecast}{/progress.milestones}']],
        },
      ],
    },
  ],
};

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('harbour');
  director = await org.person('Ada Director', 'pmo-director');
  manager = await org.person('Max Manager', 'project-manager');
  project = (await director.post('/api/projects', { name: 'Bridge & <b>Co</b>' })).body.id;
  for (const name of ['Gate 1', 'Gate 2'])
    await director.post(`/api/projects/${project}/milestones`, { name, forecast: '2028-05-01' });
  docx = unzipSync(await writePaperWord(paper));
  pptx = unzipSync(await writePaperSlides(paper));
});
afterAll(() => server.close());

const zip = (parts: Record<string, Uint8Array>) => zipSync(parts as Zippable);
const upload = (bytes: Uint8Array, name = 'house.docx', who = director) =>
  who.upload('/api/document-templates/status-report/files', {
    name,
    bytes: bytes as Uint8Array<ArrayBuffer>,
  });
const changed = (parts: Record<string, Uint8Array>, name: string, change: (text: string) => string) => ({
  ...parts,
  [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))),
});
const document = async () => {
  const { body } = await manager.post(`/api/projects/${project}/documents`, { template: 'status-report' });
  const said = { 'progress.done': '=1+1 & <w:p/> {#loop} done', 'status.overall': 'Amber' };
  return (await manager.patch(`/api/documents/${body.id}`, { values: said }, { version: body.version })).body
    .id;
};

describe('a file of the organisation’s own', () => {
  it('R2.5 is filled in DOCX, with rows for a table, and says which placeholders stand for nothing', async () => {
    const { status, body } = await upload(zip(docx));
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.files[0]).toMatchObject({ format: 'docx', name: 'house.docx', unknown: ['nobody.knows'] });
    expect(body.files[0].known).toEqual(
      expect.arrayContaining(['status.overall', 'progress.milestones.name']),
    );
    const answer = await manager.get(`/api/documents/${await document()}/file?format=docx&own=true`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const whole = strFromU8(unzipSync(new Uint8Array(answer.body))['word/document.xml'] ?? new Uint8Array());
    const xml = whole.replaceAll(/<[^>]+>/g, '');
    for (const said of [
      'House style of harbour',
      'Bridge &amp; &lt;b&gt;Co&lt;/b&gt;',
      'Amber',
      'Gate 1',
      'Gate 2',
      '=1+1 &amp; &lt;w:p/&gt; {#loop} done',
      '1 May 2028',
    ])
      expect(xml).toContain(said);
    expect(xml).not.toContain('nobody.knows');
    expect((await upload(zip(docx), 'x.docx', manager)).status).toBe(403);
  });

  it('R2.5 is filled in PPTX, also where a placeholder is split over runs', async () => {
    const split = changed(pptx, 'ppt/slides/slide1.xml', text =>
      text.replace('{organisation.name}', '{organ</a:t></a:r><a:r><a:t>isation</a:t></a:r><a:r><a:t>.name}'),
    );
    const { status, body } = await upload(zip(split), 'house.pptx');
    expect(status, JSON.stringify(body)).toBe(201);
    const file = body.files.find((f: { format: string }) => f.format === 'pptx');
    expect(file.unknown).toContain('nobody.knows');
    const answer = await manager.get(`/api/documents/${await document()}/file?format=pptx&own=true`);
    const parts = unzipSync(new Uint8Array(answer.body));
    const xml = Object.keys(parts)
      .filter(n => /^ppt\/slides\/slide\d+\.xml$/.test(n))
      .map(n => strFromU8(parts[n] ?? new Uint8Array()))
      .join('');
    expect(xml).toContain('House style of harbour');
    expect(xml).toContain('Bridge &amp; &lt;b&gt;Co&lt;/b&gt;');
    expect(xml).not.toContain('{organ');
    expect(file.known).toContain('progress.milestones.name');
    // Each milestone is a row of the table; what somebody typed is no placeholder.
    const rows = (xml.match(/<a:tr\b.*?<\/a:tr>/gs) ?? []).map(r => r.replaceAll(/<[^>]+>/g, ' '));
    expect(rows.map(r => r.trim().split(/\s{2,}/))).toEqual([
      ['Name', 'Forecast'],
      ['Gate 1', '1 May 2028'],
      ['Gate 2', '1 May 2028'],
    ]);
    expect(xml).toContain('{#loop} done');
  });

  it('R2.5 repeats a line of a slide for each row, and keeps one empty where there are none', async () => {
    const lines = changed(pptx, 'ppt/slides/slide2.xml', text =>
      text.replace(
        '{status.overall}',
        '{#progress.milestones}{name} of {project.name}{/progress.milestones}',
      ),
    );
    expect((await upload(zip(lines), 'house.pptx')).status).toBe(201);
    const answer = await manager.get(`/api/documents/${await document()}/file?format=pptx&own=true`);
    const slide = strFromU8(
      unzipSync(new Uint8Array(answer.body))['ppt/slides/slide2.xml'] ?? new Uint8Array(),
    );
    for (const gate of ['Gate 1', 'Gate 2']) expect(slide).toContain(`${gate} of Bridge &amp; &lt;b&gt;Co`);
    const none = changed(pptx, 'ppt/slides/slide2.xml', text =>
      text.replaceAll('progress.milestones', 'nobody.rows'),
    );
    expect((await upload(zip(none), 'house.pptx')).status).toBe(201);
    const empty = await manager.get(`/api/documents/${await document()}/file?format=pptx&own=true`);
    const table = strFromU8(
      unzipSync(new Uint8Array(empty.body))['ppt/slides/slide2.xml'] ?? new Uint8Array(),
    );
    expect(table.match(/<a:tr\b/g)).toHaveLength(2);
    expect(table).not.toContain('nobody.rows');
    const open = changed(pptx, 'ppt/slides/slide2.xml', text => text.replace('{/progress.milestones}', ''));
    const refused = await upload(zip(open), 'house.pptx');
    expect([refused.status, refused.body.detail]).toEqual([415, expect.stringContaining('is not closed')]);
  });

  const rels = 'word/_rels/document.xml.rels';
  const relation = (type: string, target: string, mode: string) => (text: string) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="x9" Type="http://x/${type}" Target="${target}" ${mode}/></Relationships>`,
    );
  const external = 'TargetMode="External"';
  const bad: Readonly<Record<string, () => Uint8Array>> = {
    'macros by their part': () => zip({ ...docx, 'word/vbaProject.bin': strToU8('x') }),
    'macros by their content type': () =>
      zip(
        changed(docx, '[Content_Types].xml', t =>
          t.replace('wordprocessingml.document.main+xml', 'ms-word.document.macroEnabled.main+xml'),
        ),
      ),
    'an attached template': () =>
      zip(changed(docx, rels, relation('attachedTemplate', 'https://evil.example/x.dotm', external))),
    'an OLE object': () =>
      zip(changed(docx, rels, relation('oleObject', 'https://evil.example/x', external))),
    'an external picture': () =>
      zip(changed(docx, rels, relation('image', 'https://evil.example/x.png', external))),
    'an external picture in disguise': () =>
      zip(changed(docx, rels, relation('image', 'https://evil.example/x.png', 'TargetMode="&#69;xternal"'))),
    'a link to a file': () =>
      zip(changed(docx, rels, relation('hyperlink', 'file://server/share', external))),
    'a field that reads files': () =>
      zip(
        changed(docx, 'word/document.xml', t =>
          t.replace(
            '<w:body>',
            '<w:body><w:p><w:r><w:instrText>INCLUDE</w:instrText><w:instrText>TEXT "c:/x"</w:instrText></w:r></w:p>',
          ),
        ),
      ),
    'a document type': () =>
      zip(changed(docx, 'word/document.xml', t => t.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'))),
    'another encoding': () =>
      zip(changed(docx, 'word/document.xml', t => t.replace(/encoding="UTF-8"/i, 'encoding="UTF-16"'))),
    'a name that leads outside': () => zip({ ...docx, '../evil.xml': strToU8('<x/>') }),
    'an absolute name': () => zip({ ...docx, '/etc/x.xml': strToU8('<x/>') }),
    'a part twice': () => zip({ ...docx, 'WORD/document.xml': strToU8('<x/>') }),
    'too many parts': () =>
      zip({
        ...docx,
        ...Object.fromEntries(
          Array.from({ length: 1_000 }, (_, i) => [`word/media/${i}.png`, new Uint8Array(1)]),
        ),
      }),
    'a bomb': () => zip({ ...docx, 'word/media/a.png': new Uint8Array(65 * 1024 * 1024) }),
    'wrong content types': () =>
      zip(changed(docx, '[Content_Types].xml', t => t.replaceAll('document.main+xml', 'styles+xml'))),
    'no content types': () =>
      zip(Object.fromEntries(Object.entries(docx).filter(([n]) => n !== '[Content_Types].xml'))),
    'an embedded file': () => zip({ ...docx, 'word/embeddings/x.xlsx': strToU8('x') }),
    'an encrypted part': () => {
      const bytes = zip(docx);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < bytes.length - 4; at += 1)
        if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
      return bytes;
    },
    'a part larger than it says': () => {
      const bytes = zip(docx);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < bytes.length - 4; at += 1)
        if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
      return bytes;
    },
    'no zip at all': () => strToU8('%PDF-1.7 nothing of the kind'),
    'a zip that is cut off': () => zip(docx).subarray(0, 3_000),
    'placeholders that do not fit together': () =>
      zip(changed(docx, 'word/document.xml', t => t.replace('{/progress.milestones}', ''))),
  };

  it.each(Object.keys(bad))('is refused with %s, and the one that was there stays', async what => {
    const before = (await director.get('/api/document-templates/status-report')).body.files;
    const { status, body } = await upload(bad[what]?.() ?? new Uint8Array());
    expect(status, `${what} ${JSON.stringify(body)}`).toBe(415);
    expect(body.detail).toMatch(/\S/);
    expect((await director.get('/api/document-templates/status-report')).body.files).toEqual(before);
  });

  it('is refused when it is larger than ten megabytes', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(65_536));
    const large = new Uint8Array(11 * 1024 * 1024).map((_, i) => (noise[i % 65_536] ?? 0) ^ (i >> 16));
    const bytes = zipSync({ ...docx, 'word/media/a.png': [large, { level: 0 }] } as Zippable);
    const { status, body } = await upload(bytes);
    expect([status, body.detail]).toEqual([415, expect.stringContaining('10 MB')]);
  });

  it('may keep plain hyperlinks', async () => {
    const linked = changed(docx, rels, relation('hyperlink', 'https://example.org/', external));
    expect((await upload(zip(linked))).status).toBe(201);
  });
});
