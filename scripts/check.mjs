// `npm run check`: the compiler over each of the projects, all at once; one of them keeps little more than one core busy.
import { run } from './bootstrap/run.mjs';

const projects = ['tsconfig.json', 'packages/engine', 'apps/web', 'bench/gantt'];
const shell = process.platform === 'win32';
const codes = await Promise.all(projects.map(project => run('tsc', ['-p', project], { shell })));
process.exitCode = codes.find(code => code !== 0) ?? 0;
