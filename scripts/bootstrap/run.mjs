import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ownEnvironment, root } from './place.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** npm signals only its own shell: when npm or that shell has ended, nobody waits for us and we should end too. */
const whenNpmEnds = act => {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 250);
  return timer;
};

/**
 * Runs a program to its end in the project's root and answers its exit code (128 + n after signal n, 127 when it
 * is not installed). Signals that reach us are passed on to it, so that it can shut down before we do.
 */
export const run = (command, args, { env, ...options } = {}) =>
  new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: ownEnvironment(env), ...options });
    // Ctrl+C in a terminal reaches every process of the group by itself; a second one would cut the shut-down short.
    const pass = signal => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
    for (const signal of passedOn) process.on(signal, pass);
    const watch = whenNpmEnds(() => child.kill('SIGTERM'));
    const done = code => {
      clearInterval(watch);
      for (const signal of passedOn) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', error => {
      process.stderr.write(`Cannot run ${command}: ${error.message}\n`);
      done(127);
    });
    child.on('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
