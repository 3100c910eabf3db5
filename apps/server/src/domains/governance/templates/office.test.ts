import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../../../testing/read-pdf.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';

const soffice = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'].find(p => existsSync(p));

let server: TestServer;
let director: TestPerson;
let folder: string;

beforeAll(async () => {
  if (soffice === undefined) return;
  server = await shareTestServer();
  director = await (await server.organisation('harbour')).person('Ada Director', 'pmo-director');
  folder = mkdtempSync(join(tmpdir(), 'chartroom-office-'));
});
afterAll(async () => {
  if (soffice === undefined) return;
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

/** What LibreOffice makes of a file: a PDF, and what it said meanwhile. */
function converted(name: string, bytes: Uint8Array): { readonly pdf: Uint8Array; readonly said: string } {
  writeFileSync(join(folder, name), bytes);
  const said = execFileSync(
    soffice ?? '',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, name),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 },
  );
  return { pdf: readFileSync(join(folder, name.replace(/\.\w+$/, '.pdf'))), said };
}

it.skipIf(soffice === undefined)(
  'R2.5 generated DOCX and PPTX open in LibreOffice and become PDF without a warning',
  { timeout: 240_000 },
  async () => {
    const project = (await director.post('/api/projects', { name: 'Bridge' })).body.id;
    await director.post(`/api/projects/${project}/milestones`, { name: 'Gate 1', forecast: '2028-05-01' });
    for (const [template, formats] of [
      ['status-report', ['docx', 'pptx']],
      ['risk-register', ['docx']],
      ['closure-checklist', ['docx']],
    ] as const) {
      const { body } = await director.post(`/api/projects/${project}/documents`, { template });
      for (const format of formats) {
        const file = await director.get(`/api/documents/${body.id}/file?format=${format}`);
        expect(file.status).toBe(200);
        const { pdf, said } = converted(`${template}.${format}`, file.body);
        expect(said).toMatch(/^convert .* -> .*\.pdf/);
        expect(said).not.toMatch(/warn|error|repair|corrupt/i);
        const read = await readPdf(pdf);
        expect(read.text).toContain(body.title);
        expect(read.text).toContain('DRAFT');
        expect(read.pages).toBeGreaterThan(0);
      }
    }
  },
);
