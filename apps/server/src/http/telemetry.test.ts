import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startJob, systemActor } from '../platform/index.ts';
import { startTestServer, type TestOrganisation, type TestServer } from '../testing/test-server.ts';

interface Sent {
  readonly traceId: string;
  readonly name: string;
  readonly attributes: string;
}

const spans: Sent[] = [];
const raw: string[] = [];
/** A collector of traces: takes what is posted as OTLP in JSON. */
const collector = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  raw.push(text);
  for (const resource of JSON.parse(text).resourceSpans)
    for (const scope of resource.scopeSpans)
      for (const span of scope.spans)
        spans.push({ traceId: span.traceId, name: span.name, attributes: JSON.stringify(span.attributes) });
  response.setHeader('content-type', 'application/json').end('{}');
});

let server: TestServer;
let acme: TestOrganisation;
beforeAll(async () => {
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const address = collector.address();
  if (address === null || typeof address === 'string') throw new Error('A collector listens on a port.');
  server = await startTestServer({
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${address.port}` },
    jobs: { 'test.traced': job => job.complete(async () => null) },
  });
  acme = await server.organisation('acme');
});
afterAll(() => {
  collector.close();
});

test('requests, statements and jobs are sent as traces, without what people wrote', async () => {
  const admin = await acme.person('Ada Admin', 'administrator');
  expect((await admin.post('/api/units', { name: 'Canary unit' })).status).toBe(201);
  const job = await server.application.database.inOrganisation(systemActor(acme.id), tx =>
    startJob(tx, 'test.traced', null),
  );
  await vi.waitFor(async () => expect((await admin.get(`/api/jobs/${job}`)).body.state).toBe('done'), {
    timeout: 20_000,
    interval: 50,
  });
  // What is not sent yet is sent when the server stops.
  await server.close();
  const request = spans.find(s => s.attributes.includes('/api/units') && s.attributes.includes('POST'));
  expect(request).toBeDefined();
  const ofRequest = spans.filter(s => s.traceId === request?.traceId);
  expect(ofRequest.some(s => s.name === 'query' && s.attributes.includes('register_unit'))).toBe(true);
  expect(spans.some(s => s.name === 'job' && s.attributes.includes('test.traced'))).toBe(true);
  const everything = raw.join();
  const secrets = [admin.headers.cookie?.split('=')[1] ?? '', admin.headers['x-chartroom-csrf'] ?? ''];
  for (const secret of ['Canary unit', 'correct horse', ...secrets]) expect(everything).not.toContain(secret);
});
