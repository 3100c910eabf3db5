interface Written {
  readonly text: string;
  readonly link: string | null;
}

/** The text as it is sent, with whole addresses. */
export const fullText = ({ text, link }: Written, base: string): string =>
  text.replaceAll('{link}', () => (link === null ? '' : `${base}${link}`)).replaceAll('{base}', () => base);

/** The text as it is shown to a reader of the outbox: whoever has the link could use it. */
export const textWithoutLink = ({ text }: Pick<Written, 'text'>, base: string): string =>
  fullText({ text: text.replaceAll('{link}', '(link)'), link: null }, base);
