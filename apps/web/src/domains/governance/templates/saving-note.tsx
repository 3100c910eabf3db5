import { useLingui } from '@lingui/react/macro';
import type { DocumentDesk } from './use-document.ts';

/** Whether what is typed is safe. */
export function SavingNote({ desk }: { readonly desk: DocumentDesk }) {
  const { t } = useLingui();
  const words = {
    saved: t`Saved`,
    saving: t`Saving…`,
    unsaved: t`Not saved yet`,
    failed: desk.error ?? t`Not saved`,
  };
  return (
    <span className="small muted" role="status" data-saving={desk.state}>
      {words[desk.state]}
    </span>
  );
}
