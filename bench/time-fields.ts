import { startTestServer } from '../apps/server/src/testing/test-server.ts';

const server = await startTestServer();
const org = await server.organisation('works', { currency: 'GBP' });
const director = await org.person('Ada Director', 'pmo-director');
const ids: string[] = [];
for (let i = 0; i < 1000; i++) {
  const { body } = await director.post('/api/projects', { name: `P ${i}`, costForecastMinor: 1000 + i, benefitsForecastMinor: 5000, finishForecast: '2030-01-01' });
  ids.push(body.id);
}
const time = async (label: string, path: string) => {
  for (let i = 0; i < 20; i++) await director.get(path);
  const all: number[] = [];
  for (let i = 0; i < 120; i++) { const t = performance.now(); const a = await director.get(path); all.push(performance.now() - t); if (a.status !== 200) throw new Error(JSON.stringify(a.body)); }
  all.sort((a, b) => a - b);
  console.log(label, 'median', all[60]?.toFixed(1), 'p95', all[114]?.toFixed(1));
};
await time('no fields, limit 100', '/api/projects?limit=100');
await time('no fields, sort cost', '/api/projects?limit=100&sort=-costForecast');
if ((await director.get('/api/fields')).status === 200) {
  const types = ['number', 'text', 'date', 'yes-no', 'money', 'number', 'text', 'number', 'list'];
  for (const [i, type] of types.entries())
    await director.post('/api/fields', { key: `f${i}x`, label: `F ${i}`, type, options: type === 'list' ? [{ code: 'a', label: 'A' }] : [] });
  await director.post('/api/fields', { key: 'calc', label: 'Calc', type: 'formula', result: 'number', decimals: 2, formula: 'benefitsForecast / costForecast + f0x' });
  const fields = { f0x: 1, f1x: 'text', f2x: '2030-01-01', f3x: true, f4x: 500, f5x: 3, f6x: 'more', f7x: 9, f8x: 'a' };
  for (let i = 0; i < 1000; i += 200) {
    const { body, status } = await director.post('/api/projects/changes', { changes: ids.slice(i, i + 200).map(project => ({ project, version: 1, set: { fields } })) });
    if (status !== 201 || !body.applied) console.log(status, JSON.stringify(body).slice(0, 300));
  }
  await time('ten fields, limit 100', '/api/projects?limit=100');
  await time('ten fields, sort cost', '/api/projects?limit=100&sort=-costForecast');
  await time('ten fields, filter by field', `/api/projects?limit=100&filter=${encodeURIComponent('f0x == 1')}`);
  await time('ten fields, sort by formula', '/api/projects?limit=100&sort=-calc');
}
await server.close();
process.exit(0);
