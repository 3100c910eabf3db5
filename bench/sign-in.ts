// npm run bench:sign-in [-- --json]: whether the time of an answer tells who signs in here. 200 samples each, in turns.
import { startTestServer } from '../apps/server/src/testing/test-server.ts';
import { atMost, printFigures } from './figures.ts';

const samples = 200;
const mostApartMs = 5;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const server = await startTestServer({ environment: { CHARTROOM_TRUSTED_PROXY: '127.0.0.1' } });
try {
  const org = await server.organisation('acme');
  const people = await Promise.all(Array.from({ length: samples / 8 }, (_, i) => org.person(`Person ${i}`)));
  // Each attempt comes from an address of its own: what is throttled is not measured.
  let attempts = 0;
  const timed = async (path: string, body: object): Promise<number> => {
    attempts += 1;
    const headers = { 'x-forwarded-for': `10.1.${attempts >> 8}.${attempts & 255}` };
    const from = performance.now();
    const { status } = await server.anonymous.post(path, body, { key: null, headers });
    if (status !== 401) throw new Error(`Answered ${status}`);
    return performance.now() - from;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < samples; i += 1) {
    // Eight attempts for each account, below what is throttled; in turns, so that neither is always the second.
    const one = { email: people[i % people.length]?.email ?? '', into: known };
    const other = { email: `nobody-${i % people.length}@acme.example`, into: unknown };
    for (const { email, into } of i % 2 === 0 ? [one, other] : [other, one])
      into.push(await timed('/api/session', { email, password: 'wrong' }));
  }
  const apart = Math.abs(median(known) - median(unknown));
  if (!process.argv.includes('--json'))
    process.stdout.write(`known ${median(known).toFixed(1)} ms, unknown ${median(unknown).toFixed(1)} ms\n`);
  printFigures([atMost('sign-in, known and unknown address, medians apart', apart, 'ms', mostApartMs)]);
} finally {
  await server.close();
}
