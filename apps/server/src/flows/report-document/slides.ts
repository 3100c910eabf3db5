import type { Status } from '@chartroom/contract';
import type { Deck, SlideCell } from '../../platform/index.ts';
import type { ReportContent, SaidRating } from './report-document.ts';

const colours: Readonly<Record<Status, string>> = {
  'on-track': '1B7446',
  'at-risk': '8A5A00',
  'off-track': 'B3261E',
  unknown: '5F6974',
};
const chip = (r: SaidRating): SlideCell => ({ text: r.said, colour: colours[r.status] });

/** A published report as a cover and one slide. */
export const reportDeck = ({
  about,
  project,
  key,
  overall,
  dimensions,
  narrative,
  facts,
}: ReportContent): Deck => ({
  title: about.title,
  organisation: about.organisation,
  day: about.day,
  notes: [...about.notes, `Content SHA-256 ${about.hash}`],
  slides: [
    {
      title: `${project} (${key})`,
      subtitle: about.notes.join(', '),
      blocks: [
        {
          kind: 'table',
          at: { x: 0.4, y: 1.2, w: 4.6, h: 3 },
          widths: [2.3, 2.3],
          header: ['Dimension', 'Rating'],
          rows: [['Overall', chip(overall)], ...dimensions.map(d => [d.name, chip(d.rating)])],
        },
        {
          kind: 'table',
          at: { x: 0.4, y: 4.4, w: 4.6, h: 2.4 },
          widths: [1.6, 3],
          header: ['What', 'Said'],
          rows: facts,
        },
        {
          kind: 'text',
          at: { x: 5.3, y: 1.2, w: 7.6, h: 5.6 },
          title: 'Narrative',
          text: narrative.slice(0, 3000) || 'No narrative was given.',
        },
      ],
    },
  ],
});
