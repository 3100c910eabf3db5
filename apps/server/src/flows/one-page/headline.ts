import type { Cockpit } from '@chartroom/contract';

const small = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];
const count = (n: number, what: string): string => `${small[n] ?? n} ${n === 1 ? what : `${what}s`}`;

type News = Pick<Cockpit, 'projectsBefore'> & {
  readonly changes: readonly Pick<Cockpit['changes'][number], 'kind' | 'from' | 'to'>[];
  readonly reported: readonly Pick<Cockpit['reported'][number], 'said' | 'status' | 'count'>[];
};

/** The news of the portfolio in one sentence: how many turned red, else how many are. */
export function headline({ changes, reported, projectsBefore }: News): string {
  const status = new Map(reported.map(r => [r.said, r.status]));
  const red = (said: string | null) => said !== null && status.get(said) === 'off-track';
  const turned = changes.filter(
    c => c.kind === 'rerated' && c.from !== null && red(c.to) && !red(c.from),
  ).length;
  if (turned > 0) return `${count(turned, 'project')} turned red.`;
  const off = reported.reduce((n, r) => n + (r.status === 'off-track' ? r.count : 0), 0);
  if (off === 0) return 'No project is reported off track.';
  if (projectsBefore === null) return `${count(off, 'project')} ${off === 1 ? 'is' : 'are'} off track.`;
  return `No project turned red; ${(small[off] ?? String(off)).toLowerCase()} ${off === 1 ? 'is' : 'are'} still off track.`;
}
