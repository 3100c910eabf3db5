import type { NotificationKind } from '@chartroom/contract';
import type { Notice } from './notify.ts';

/** Who reads a mail. */
export interface MailReader {
  readonly name: string;
  /** Whether the mail has a link that opens what it is about without a password. */
  readonly link: boolean;
}

export interface Written {
  readonly subject: string;
  /** Paragraphs; null where there is nothing to say. */
  readonly lines: readonly (string | null)[];
}

/** What mails say in one language. */
export interface MailWords {
  readonly hello: (name: string) => string;
  readonly choose: string;
  readonly of: Readonly<Record<NotificationKind, (notice: Notice, reader: MailReader) => Written>>;
}

/** Where the project of a notice is. */
export const projectPage = ({ project }: Notice): string =>
  `{base}/projects/${encodeURIComponent(project.key)}`;
