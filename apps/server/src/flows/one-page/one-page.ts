import type { Api, Change, Figure, Input, OnePage, Status } from '@chartroom/contract';
import { asDay, sayDay } from '@chartroom/engine';
import { type Handlers, organisationKnownAt, renderPdf, type Tx } from '../../platform/index.ts';
import { cockpit } from '../cockpit/cockpit.ts';
import { aboutContent, momentNotes } from '../document/about.ts';
import { sayMoney, saySigned } from '../document/say.ts';
import { momentOf } from '../state/moment.ts';
import { figureChange, figureText } from './figure-text.ts';
import { headline } from './headline.ts';
import { onePageTemplate } from './template.ts';

/** Endpoint -> use case. */
export const onePageHandlers = {
  getOnePage: (tx, { query }) => onePage(tx, query),
  printOnePage: async (tx, { query }) => printed(await onePage(tx, query)),
} satisfies Partial<Handlers<Api>>;

type Query = Input<Api['getCockpit']>['query'];
type Cockpit = Awaited<ReturnType<typeof cockpit>>;
type AttentionRow = Cockpit['attention'][number];

const rows = { attention: 10, changes: 8 } as const;

/** The portfolio on one page, as its reader may see it; the same for the same day and instant, with its hash. */
export async function onePage(tx: Tx, query: Query): Promise<OnePage> {
  const moment = await momentOf(tx, query);
  const c = await cockpit(tx, query);
  const { name } = await organisationKnownAt(tx, moment.knownAt);
  const portfolio = c.portfolio?.name ?? 'All portfolios';
  const cost = c.figures.find(f => f.metric === 'whole-life-cost-total');
  const projects = c.projects === 1 ? '1 project' : `${c.projects} projects`;
  const content = {
    asOf: c.asOf,
    compareWith: c.compareWith,
    knownAt: c.knownAt,
    portfolio,
    headline: headline(c),
    summary: [portfolio, projects, ...(cost?.value ? [figureText(cost)] : [])].join(', '),
    figures: c.figures.slice(0, 6).map(figureOf),
    reported: c.reported.map(({ said, ...r }) => ({ label: said, ...r })),
    computed: c.computed.map(r => ({ label: words[r.status], ...r })),
    attention: c.attention.slice(0, rows.attention).map(row => attentionOf(row, c.currency)),
    attentionTotal: c.attentionTotal,
    changes: inOrder(c.changes).slice(0, rows.changes).map(changeOf),
    changeTotal: c.changes.length,
    scaleNote: c.scaleNote,
    leftOut: c.leftOut.length === 0 ? null : c.leftOut.map(l => `${l.count}: ${l.why}`).join('; '),
  };
  const head = {
    title: `${portfolio}, ${sayDay(asDay(c.asOf))}`,
    day: c.asOf,
    notes: momentNotes(tx, moment, c.compareWith),
  };
  const about = aboutContent(head, name, content);
  return { about: { ...about, notes: [...about.notes] }, ...content };
}

/** The one page as PDF. */
export const printed = async (page: OnePage) => ({
  name: `one-page-${page.asOf}-${page.about.hash.slice(0, 12)}.pdf`,
  mediaType: 'application/pdf',
  bytes: await renderPdf({ template: onePageTemplate, data: page }),
});

const words: Readonly<Record<Status, string>> = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  unknown: 'Not computed',
};

const figureOf = (f: Figure): OnePage['figures'][number] => ({
  metric: f.metric,
  name: f.name,
  value: figureText(f),
  ...figureChange(f),
});

function attentionOf(row: AttentionRow, currency: string): OnePage['attention'][number] {
  const { health, next } = row;
  const reported = health.reportDay === null ? 'No report' : health.reported.said || 'No rating';
  return {
    key: row.key,
    name: row.name,
    place: row.unit?.name ?? row.portfolio?.name ?? '',
    reported: { said: reported, status: health.reported.status },
    computed: { said: words[health.computed], status: health.computed },
    disagree: health.disagreeWeeks === null ? '' : `${health.disagreeWeeks} wk`,
    slip: health.slipDays === null ? '' : `${saySigned(health.slipDays)} d`,
    cost: row.exposureMinor === null ? '' : sayMoney(row.exposureMinor, currency),
    next:
      next === null
        ? ''
        : `${next.name}, ${next.overdueDays === null ? sayDay(asDay(next.day)) : `overdue ${next.overdueDays} d`}`,
  };
}

const kinds: Readonly<Record<Change['kind'], string>> = {
  rerated: 'Re-rated',
  moved: 'Moved',
  rebaselined: 'Re-baselined',
  new: 'New',
  closed: 'Closed',
  left: 'Left',
  returned: 'Returned',
};
const order = Object.keys(kinds);

/** The most telling first. */
export const inOrder = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.key < b.key ? -1 : 1));

/** A change in words. */
export const changeOf = (c: Change): OnePage['changes'][number] => ({
  kind: kinds[c.kind],
  key: c.key,
  name: c.name,
  text: c.why,
});
