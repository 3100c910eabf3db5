import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Area, requirementsDocument, unknownRows } from './requirements/document.ts';
import { acceptanceTests } from './requirements/titles.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const output = join(root, 'docs/requirements.md');

const testFiles = ['apps', 'packages', 'tests', 'scripts'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter(path => /\.(?:test|spec)\.(?:tsx?|mjs)$/.test(path) && !path.includes('node_modules/')),
);

const areas: readonly Area[] = JSON.parse(readFileSync(join(root, 'docs/requirements/table.json'), 'utf8'));
const tests = testFiles.sort().flatMap(file => acceptanceTests(file, readFileSync(join(root, file), 'utf8')));

const unknown = unknownRows(areas, tests);
if (unknown.length > 0) {
  process.stderr.write(
    `${unknown.join('\n')}\nCorrect the titles, or add the rows to docs/requirements/table.json.\n`,
  );
  process.exit(1);
}

const document = requirementsDocument(areas, tests);
const summary = document.match(/\*\*(.*?)\*\*/)?.[1] ?? '';
if (!process.argv.includes('--check')) {
  writeFileSync(output, document);
  process.stdout.write(`Wrote docs/requirements.md: ${summary}.\n`);
} else if (readFileSync(output, 'utf8') === document) {
  process.stdout.write(`docs/requirements.md is up to date: ${summary}.\n`);
} else {
  process.stderr.write('docs/requirements.md is out of date. Run: npm run requirements\n');
  process.exit(1);
}
