import { useLingui } from '@lingui/react/macro';
import { useChangedBy } from '../../lib/live/use-live.ts';

/** Says that somebody else has changed a record while its form is open. */
export function ChangedNote({ id }: { readonly id: string | undefined }) {
  const { t } = useLingui();
  const by = useChangedBy(id);
  if (by === null) return null;
  return (
    <span role="status" className="small note">
      {by === '' ? t`Changed meanwhile. ` : t`Changed meanwhile by ${by}. `}
      {t`What you save is merged with it.`}
    </span>
  );
}
