/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection); other text is
 * unchanged. Numbers and days are never passed through here.
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
