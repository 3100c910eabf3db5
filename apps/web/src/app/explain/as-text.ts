import type { ExplanationRecord } from '@chartroom/contract';

const said = (value: unknown): string => (value === null || value === undefined ? 'none' : String(value));

/** The explanation for a mail or a minute: plain lines, the same facts. */
export function asText(e: ExplanationRecord): string {
  const lines = [
    `${e.name}, ${e.subject.label}, as of ${e.asOf}: ${said(e.value)} ${e.unit}${e.currency ? ` (${e.currency})` : ''}`,
    e.why,
    e.formula.words,
    e.formula.symbols,
    e.formula.filled,
    ...e.inputs.map(
      i =>
        `  ${i.name}: ${typeof i.value === 'object' ? JSON.stringify(i.value) : said(i.value)}${i.label ? ` (${i.label})` : ''}`,
    ),
    ...e.reasons.map(r => `  ${r.dimension}: ${r.status}, ${r.because}`),
    ...e.leftOut.map(l => `  left out ${l.count}: ${l.why}`),
    `Version ${e.version} of ${e.metric}. Known at ${e.knownAt}.`,
  ];
  return lines.filter(line => line !== null && line !== '').join('\n');
}
