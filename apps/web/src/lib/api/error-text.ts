import { useLingui } from '@lingui/react/macro';
import { ApiError } from './api-error.ts';

/** What to tell the reader about an error, and the reference to quote. */
export function useErrorText(): (error: unknown) => { message: string; reference?: string | undefined } {
  const { t } = useLingui();
  return error => {
    if (!(error instanceof ApiError)) return { message: t`Something went wrong in the page. Load it again.` };
    if (error.code === 'offline')
      return { message: t`The server cannot be reached. Check your connection and try again.` };
    const message =
      error.message === '' ? t`The server could not answer. Try again in a minute.` : error.message;
    return { message, reference: error.reference };
  };
}
