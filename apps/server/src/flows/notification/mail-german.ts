import { type MailReader, type MailWords, projectPage, type Written } from './mail-words.ts';
import type { Notice } from './notify.ts';

const written = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeZone: 'UTC' });
const day = (notice: Notice): string =>
  notice.day === null ? '' : written.format(new Date(`${notice.day}T00:00:00Z`));
const named = ({ project }: Notice): string => `${project.name} (${project.key})`;

const due = (notice: Notice, { link }: MailReader): Written => ({
  subject: `Bericht fällig am ${day(notice)}: ${notice.project.name}`,
  lines: [
    `Der Bericht zu ${named(notice)} ist am ${day(notice)} fällig.`,
    notice.note === null ? null : `${notice.by ?? 'Das Büro'} schreibt: ${notice.note}`,
    link
      ? 'Er ist mit dem ausgefüllt, was bekannt ist. Dieser Link öffnet ihn ohne Passwort, einmal und nur diesen Bericht:'
      : 'Er ist mit dem ausgefüllt, was bekannt ist:',
    link ? '{link}' : `${projectPage(notice)}/update`,
    link ? `Angemeldet finden Sie ihn unter ${projectPage(notice)}/update` : null,
  ],
});

const published = (notice: Notice): Written => ({
  subject: `Bericht vom ${day(notice)}: ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Jemand'} hat den Bericht zu ${named(notice)} vom ${day(notice)} veröffentlicht.`,
    `${projectPage(notice)}?tab=reports`,
  ],
});

const review = (notice: Notice): Written => ({
  subject: `Zu prüfen: Bericht zu ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Jemand'} bittet um die Prüfung des Berichts zu ${named(notice)} vom ${day(notice)}.`,
    `${projectPage(notice)}/update`,
  ],
});

const returned = (notice: Notice): Written => ({
  subject: `Zurück an Sie: Bericht zu ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Die prüfende Person'} hat den Bericht zu ${named(notice)} vom ${day(notice)} zurückgegeben: ${notice.note ?? ''}`,
    `${projectPage(notice)}/update`,
  ],
});

const gateOpened = (notice: Notice): Written => ({
  subject: `Zu entscheiden: ${notice.note ?? 'ein Gate'} von ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Jemand'} hat ${notice.note ?? 'ein Gate'} von ${named(notice)} geöffnet. Sie sind an der Entscheidung beteiligt.`,
    notice.day === null ? null : `Zu entscheiden ist bis ${day(notice)}.`,
    '{base}/my-work',
  ],
});

const documentAsked = (notice: Notice): Written => ({
  subject: `Freizugeben: ${notice.note ?? 'ein Dokument'} von ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Jemand'} bittet um Ihre Freigabe von „${notice.note ?? 'ein Dokument'}“ von ${named(notice)}.`,
    '{base}/my-work',
  ],
});

const documentApproved = (notice: Notice): Written => ({
  subject: `Freigegeben: ein Dokument von ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Die zuständige Person'} hat ein Dokument von ${named(notice)} freigegeben: ${notice.note ?? ''}`,
    `${projectPage(notice)}/documents`,
  ],
});

const documentSentBack = (notice: Notice): Written => ({
  subject: `Zurückgegeben: ein Dokument von ${notice.project.name}`,
  lines: [
    `${notice.by ?? 'Die zuständige Person'} hat ein Dokument von ${named(notice)} zurückgegeben: ${notice.note ?? ''}`,
    `${projectPage(notice)}/documents`,
  ],
});

const overdue = (notice: Notice): Written => ({
  subject: `Überfällig seit ${day(notice)}: Korrekturmaßnahme für ${notice.project.name}`,
  lines: [
    `Diese Ihrer Korrekturmaßnahmen für ${named(notice)} war am ${day(notice)} fällig: ${notice.note ?? ''}`,
    'Sagen Sie, was zeigt, dass sie erledigt ist, oder vereinbaren Sie einen anderen Tag: {base}/findings?only=mine',
  ],
});

/** Mails in German. */
export const german: MailWords = {
  hello: name => `Guten Tag ${name},`,
  choose: 'Wählen Sie, was Ihnen per Mail gesagt wird: {base}/my-work?tab=notifications',
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
