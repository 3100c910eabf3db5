// A server in a process of its own for the benchmark, so that its memory can be told. Talks to its parent by messages.
import { createUser, firstOrganisation, readConfig, startServer } from '../../apps/server/src/main.ts';

const config = readConfig({ ...process.env, PORT: '0', LOG_LEVEL: 'error', CHARTROOM_SEAL_SECONDS: '0' });
const server = await startServer(config);
const { database } = server.application;
const { id } = await firstOrganisation(database, 'bench', 'GBP');
const signIn = { email: 'bench@example.org', password: 'correct horse battery staple' };
await createUser(database, id, { ...signIn, name: 'Ben Bench', role: 'pmo-director' });
process.send?.({ address: server.address, signIn, idleMb: process.memoryUsage.rss() / 2 ** 20 });
process.on('message', () => {
  process.send?.({ peakMb: process.resourceUsage().maxRSS / 1024 });
  void server.close().then(() => process.exit(0));
});
