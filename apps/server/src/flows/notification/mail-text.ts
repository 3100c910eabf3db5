import { asDay, sayDay } from '@chartroom/engine';
import type { Notice } from './notify.ts';

interface Reader {
  readonly name: string;
  readonly link: boolean;
}

interface Written {
  readonly subject: string;
  readonly lines: readonly (string | null)[];
}

const day = (notice: Notice): string => (notice.day === null ? '' : sayDay(asDay(notice.day)));
const page = ({ project }: Notice): string => `{base}/projects/${encodeURIComponent(project.key)}`;

const due = (notice: Notice, { link }: Reader): Written => ({
  subject: `Report due ${day(notice)}: ${notice.project.name}`,
  lines: [
    `The report of ${notice.project.name} (${notice.project.key}) is due on ${day(notice)}.`,
    notice.note === null ? null : `${notice.by ?? 'The office'} writes: ${notice.note}`,
    link
      ? 'It is filled in with what is on record. This link opens it without a password, once, for this report only:'
      : 'It is filled in with what is on record:',
    link ? '{link}' : `${page(notice)}/update`,
    link ? `Signed in, you find it at ${page(notice)}/update` : null,
  ],
});

const published = (notice: Notice): Written => ({
  subject: `Report of ${day(notice)}: ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} has published the report of ${notice.project.name} (${notice.project.key}) of ${day(notice)}.`,
    `${page(notice)}?tab=reports`,
  ],
});

const review = (notice: Notice): Written => ({
  subject: `To review: report of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} asks for a review of the report of ${notice.project.name} (${notice.project.key}) of ${day(notice)}.`,
    `${page(notice)}/update`,
  ],
});

const returned = (notice: Notice): Written => ({
  subject: `Returned to you: report of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'The reviewer'} has returned the report of ${notice.project.name} (${notice.project.key}) of ${day(notice)}: ${notice.note ?? ''}`,
    `${page(notice)}/update`,
  ],
});

const gateOpened = (notice: Notice): Written => ({
  subject: `To decide: ${notice.note ?? 'a gate'} of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} has opened ${notice.note ?? 'a gate'} of ${notice.project.name} (${notice.project.key}). You have a part in its decision.`,
    notice.day === null ? null : `It is to be decided by ${day(notice)}.`,
    '{base}/my-work',
  ],
});

const documentPage = (notice: Notice): string => `${page(notice)}/documents`;

const documentAsked = (notice: Notice): Written => ({
  subject: `To approve: ${notice.note ?? 'a document'} of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} asks for your approval of “${notice.note ?? 'a document'}” of ${notice.project.name} (${notice.project.key}).`,
    '{base}/my-work',
  ],
});

const documentDecided = (notice: Notice, word: 'Approved' | 'Sent back'): Written => ({
  subject: `${word}: a document of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'The approver'} has ${word === 'Approved' ? 'approved' : 'sent back'} a document of ${notice.project.name} (${notice.project.key}): ${notice.note ?? ''}`,
    documentPage(notice),
  ],
});

const overdue = (notice: Notice): Written => ({
  subject: `Overdue since ${day(notice)}: corrective action for ${notice.project.name}`,
  lines: [
    `This corrective action of yours for ${notice.project.name} (${notice.project.key}) was due on ${day(notice)}: ${notice.note ?? ''}`,
    'Say what shows that it is done, or agree on another day: {base}/findings?only=mine',
  ],
});

function written(notice: Notice, reader: Reader): Written {
  switch (notice.kind) {
    case 'report-due':
      return due(notice, reader);
    case 'report-published':
      return published(notice);
    case 'review-asked':
      return review(notice);
    case 'report-returned':
      return returned(notice);
    case 'gate-opened':
      return gateOpened(notice);
    case 'document-asked':
      return documentAsked(notice);
    case 'document-approved':
      return documentDecided(notice, 'Approved');
    case 'document-sent-back':
      return documentDecided(notice, 'Sent back');
    case 'action-overdue':
      return overdue(notice);
  }
}

/** Subject and text of the mail that tells a person of something. */
export function mailText(
  notice: Notice,
  reader: Reader,
): { readonly subject: string; readonly text: string } {
  const { subject, lines } = written(notice, reader);
  const said = [
    `Hello ${reader.name},`,
    ...lines,
    'Choose what you are told by mail: {base}/my-work?tab=notifications',
  ];
  return { subject, text: said.filter(l => l !== null).join('\n\n') };
}
