import { asDay, sayDay } from '@chartroom/engine';
import { type MailReader, type MailWords, projectPage, type Written } from './mail-words.ts';
import type { Notice } from './notify.ts';

const day = (notice: Notice): string => (notice.day === null ? '' : sayDay(asDay(notice.day)));
const named = ({ project }: Notice): string => `${project.name} (${project.key})`;

const due = (notice: Notice, { link }: MailReader): Written => ({
  subject: `Report due ${day(notice)}: ${notice.project.name}`,
  lines: [
    `The report of ${named(notice)} is due on ${day(notice)}.`,
    notice.note === null ? null : `${notice.by ?? 'The office'} writes: ${notice.note}`,
    link
      ? 'It is filled in with what is on record. This link opens it without a password, once, for this report only:'
      : 'It is filled in with what is on record:',
    link ? '{link}' : `${projectPage(notice)}/update`,
    link ? `Signed in, you find it at ${projectPage(notice)}/update` : null,
  ],
});

const published = (notice: Notice): Written => ({
  subject: `Report of ${day(notice)}: ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} has published the report of ${named(notice)} of ${day(notice)}.`,
    `${projectPage(notice)}?tab=reports`,
  ],
});

const review = (notice: Notice): Written => ({
  subject: `To review: report of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} asks for a review of the report of ${named(notice)} of ${day(notice)}.`,
    `${projectPage(notice)}/update`,
  ],
});

const returned = (notice: Notice): Written => ({
  subject: `Returned to you: report of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'The reviewer'} has returned the report of ${named(notice)} of ${day(notice)}: ${notice.note ?? ''}`,
    `${projectPage(notice)}/update`,
  ],
});

const gateOpened = (notice: Notice): Written => ({
  subject: `To decide: ${notice.note ?? 'a gate'} of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} has opened ${notice.note ?? 'a gate'} of ${named(notice)}. You have a part in its decision.`,
    notice.day === null ? null : `It is to be decided by ${day(notice)}.`,
    '{base}/my-work',
  ],
});

const documentAsked = (notice: Notice): Written => ({
  subject: `To approve: ${notice.note ?? 'a document'} of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Somebody'} asks for your approval of “${notice.note ?? 'a document'}” of ${named(notice)}.`,
    '{base}/my-work',
  ],
});

const documentApproved = (notice: Notice): Written => ({
  subject: `Approved: a document of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'The approver'} has approved a document of ${named(notice)}: ${notice.note ?? ''}`,
    `${projectPage(notice)}/documents`,
  ],
});

const documentSentBack = (notice: Notice): Written => ({
  subject: `Sent back: a document of ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'The approver'} has sent back a document of ${named(notice)}: ${notice.note ?? ''}`,
    `${projectPage(notice)}/documents`,
  ],
});

const overdue = (notice: Notice): Written => ({
  subject: `Overdue since ${day(notice)}: corrective action for ${notice.project.name}`,
  lines: [
    `This corrective action of yours for ${named(notice)} was due on ${day(notice)}: ${notice.note ?? ''}`,
    'Say what shows that it is done, or agree on another day: {base}/findings?only=mine',
  ],
});

/** Mails in English. */
export const english: MailWords = {
  hello: name => `Hello ${name},`,
  choose: 'Choose what you are told by mail: {base}/my-work?tab=notifications',
  of: {
    'report-due': due,
    'report-published': published,
    'review-asked': review,
    'report-returned': returned,
    'gate-opened': gateOpened,
    'document-asked': documentAsked,
    'document-approved': documentApproved,
    'document-sent-back': documentSentBack,
    'action-overdue': overdue,
  },
};
