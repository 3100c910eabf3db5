import type { HistoryKind } from '@chartroom/contract';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';

/** To the history of a thing, from where it is shown. */
export const HistoryLink = ({ kind, id }: { readonly kind: HistoryKind; readonly id: string }) => (
  <Link to="/history/$kind/$id" params={{ kind, id }}>
    <Trans>History</Trans>
  </Link>
);
