import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU that a process has used so far, all its threads, in milliseconds (Linux). */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [, user, system] = /^.*\) \S+(?: \S+){10} (\d+) (\d+) /.exec(stat) ?? [];
  return ((Number(user) + Number(system)) * 1000) / ticksPerSecond;
}

/** Memory that a process holds now, in MB of 1024 x 1024 bytes (Linux). */
export function memoryMbOf(pid: number): number {
  const [, kb] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}
