import { english } from './mail-english.ts';
import { german } from './mail-german.ts';
import type { MailReader } from './mail-words.ts';
import type { Notice } from './notify.ts';

/** Subject and text of the mail that tells a person of something, in the language of the organisation. */
export function mailText(
  notice: Notice,
  reader: MailReader,
  locale: string,
): { readonly subject: string; readonly text: string } {
  const words = locale.startsWith('de') ? german : english;
  const { subject, lines } = words.of[notice.kind](notice, reader);
  const said = [words.hello(reader.name), ...lines, words.choose];
  return { subject, text: said.filter(l => l !== null).join('\n\n') };
}
