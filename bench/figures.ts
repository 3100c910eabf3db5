/** One measured figure beside its target. */
export interface MeasuredFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
  readonly met: boolean;
}

/** A figure that may be at most its target. */
export const atMost = (name: string, value: number, unit: string, target: number): MeasuredFigure => ({
  name,
  value: Math.round(value * 100) / 100,
  unit,
  target,
  met: value <= target,
});

/** Prints figures as a table, or with --json one object a line; the exit code is 1 when a target is missed. */
export function printFigures(figures: readonly MeasuredFigure[]): void {
  if (process.argv.includes('--json')) {
    for (const f of figures) process.stdout.write(`${JSON.stringify(f)}\n`);
  } else {
    const width = Math.max(...figures.map(f => f.name.length));
    for (const f of figures) {
      const value = `${f.value} ${f.unit}`.padStart(14);
      process.stdout.write(
        `${f.name.padEnd(width)} ${value}   at most ${f.target} ${f.unit}   ${f.met ? 'met' : 'MISSED'}\n`,
      );
    }
  }
  if (figures.some(f => !f.met)) process.exitCode = 1;
}
