import type { AsOf } from '../../../lib/as-of.ts';

/** Which mail is read. */
export const mailSearch = (
  search: Readonly<Record<string, unknown>>,
): AsOf & { readonly mail?: string | undefined } => ({
  mail: typeof search.mail === 'string' ? search.mail : undefined,
});
