import type { OnePage, Status } from '@chartroom/contract';
import type { Deck, Slide, SlideCell } from '../../platform/index.ts';
import type { PackContent, ProjectSheet } from './content.ts';

const colours: Readonly<Record<Status, string>> = {
  'on-track': '1B7446',
  'at-risk': '8A5A00',
  'off-track': 'B3261E',
  unknown: '5F6974',
};
const chip = (r: { readonly said: string; readonly status: Status }): SlideCell => ({
  text: r.said,
  colour: colours[r.status],
});

const strip = (figures: OnePage['figures']) => ({
  kind: 'figures' as const,
  at: { x: 0.4, y: 1.15, w: 12.5, h: 1 },
  items: figures.map(({ name, value, change }) => ({ name, value, change: change ?? '' })),
});

function ratingChart(page: OnePage): Slide['blocks'][number] {
  const statuses: readonly Status[] = ['on-track', 'at-risk', 'off-track', 'unknown'];
  const sum = (of: OnePage['reported'], s: Status) =>
    of.filter(r => r.status === s).reduce((n, r) => n + r.count, 0);
  return {
    kind: 'chart',
    type: 'bar',
    title: 'Reported and computed status, projects',
    at: { x: 8.9, y: 2.35, w: 4, h: 4.4 },
    categories: ['On track', 'At risk', 'Off track', 'Unknown'],
    series: [
      { name: 'Reported', values: statuses.map(s => sum(page.reported, s)), colour: '0E5A80' },
      { name: 'Computed', values: statuses.map(s => sum(page.computed, s)), colour: '98205F' },
    ],
  };
}

const overview = (page: OnePage): Slide => ({
  title: page.headline,
  subtitle: page.summary,
  blocks: [
    strip(page.figures),
    {
      kind: 'table',
      at: { x: 0.4, y: 2.35, w: 8.3, h: 4.4 },
      widths: [2.9, 1.2, 1.2, 0.8, 0.9, 1.3],
      header: ['Needs attention', 'Reported', 'Computed', 'Disagree', 'Slip', 'Cost'],
      rows: page.attention.map(a => [
        `${a.name} (${a.key})`,
        chip(a.reported),
        chip(a.computed),
        a.disagree,
        a.slip,
        a.cost,
      ]),
    },
    ratingChart(page),
  ],
});

/** Rows of a table that fit on one slide. */
const fit = 14;

const changed = (changes: OnePage['changes']): readonly Slide[] =>
  Array.from({ length: Math.ceil(changes.length / fit) }, (_, i) => ({
    title: i === 0 ? 'What changed' : `What changed, continued (${i + 1})`,
    subtitle: '',
    blocks: [
      {
        kind: 'table' as const,
        at: { x: 0.4, y: 1.15, w: 12.5, h: 5.6 },
        widths: [1.1, 3.2, 1.4, 6.8],
        header: ['Key', 'Project', 'Change', 'What'],
        rows: changes.slice(i * fit, (i + 1) * fit).map(c => [c.key, c.name, c.kind, c.text]),
      },
    ],
  }));

const project = (p: ProjectSheet): Slide => ({
  title: `${p.name} (${p.key})`,
  subtitle: [p.facts, p.disagree].filter(t => t).join('. '),
  blocks: [
    strip(p.figures),
    {
      kind: 'table',
      at: { x: 0.4, y: 2.35, w: 7.6, h: 3 },
      widths: [1.2, 1.2, 1.3, 3.9],
      header: ['Dimension', 'Reported', 'Computed', 'Because'],
      rows: p.dimensions.map(d => [d.name, d.reported ? chip(d.reported) : '–', chip(d.computed), d.because]),
    },
    ...(p.trend.length < 2
      ? []
      : [
          {
            kind: 'chart' as const,
            type: 'line' as const,
            title: 'Finish slip, days',
            at: { x: 8.2, y: 2.35, w: 4.7, h: 2.6 },
            categories: p.trend.map(t => t.day),
            series: [{ name: 'Slip', values: p.trend.map(t => t.value), colour: 'B3261E' }],
          },
        ]),
    ...(p.narrative === ''
      ? []
      : [
          {
            kind: 'text' as const,
            at: { x: 8.2, y: 5.05, w: 4.7, h: 1.7 },
            title: p.narrativeBy,
            text: p.narrative.slice(0, 500),
          },
        ]),
  ],
});

/** The pack as slides, with native tables and charts that can be edited. */
export const packDeck = ({ about, page, changes, projects }: PackContent): Deck => ({
  title: about.title,
  organisation: about.organisation,
  day: about.day,
  notes: [...about.notes, `Content SHA-256 ${about.hash}`],
  slides: [overview(page), ...changed(changes ?? []), ...projects.map(project)],
});
