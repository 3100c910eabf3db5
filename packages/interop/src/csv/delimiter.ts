/** The delimiters that are looked for. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** Counts of a character outside quotation marks on each of the first lines. */
function counts(text: string, delimiter: string): readonly number[] {
  const found: number[] = [];
  let count = 0;
  let quoted = false;
  for (let i = 0; i < text.length && found.length < 50; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === delimiter) count++;
    else if (c === '\n') {
      found.push(count);
      count = 0;
    }
  }
  return count > 0 || found.length === 0 ? [...found, count] : found;
}

/** How many lines agree on the commonest count above zero, weighted so that agreement beats mere frequency. */
function score(perLine: readonly number[]): number {
  const times = new Map<number, number>();
  for (const n of perLine) if (n > 0) times.set(n, (times.get(n) ?? 0) + 1);
  const [count, lines] = [...times].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return (lines / Math.max(1, perLine.length)) * 100 + Math.min(count, 50) / 100;
}

/** The delimiter most lines agree on; a comma for a single column. `sep=;` on the first line settles it. */
export function findDelimiter(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said;
  const sample = text.slice(0, 65_536);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const s = score(counts(sample, delimiter));
    if (s > best.score) best = { delimiter, score: s };
  }
  return best.delimiter;
}
