// `npm start`: runs on Node 20 with nothing installed; hands over to the command line on the project's own Node.
import { checkNode, ensureInstalled } from './bootstrap/install.mjs';
import { ownNode } from './bootstrap/place.mjs';
import { run } from './bootstrap/run.mjs';
import { ensureWebBuilt } from './bootstrap/web.mjs';

checkNode();
await ensureInstalled();
await ensureWebBuilt();
process.exitCode = await run(ownNode(), ['apps/cli/src/chartroom.ts', 'serve', ...process.argv.slice(2)]);
