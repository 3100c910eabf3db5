import { entityHistory, type HistoryKind, historyKinds } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { NotFoundPage } from '../not-found.tsx';
import { HistoryCard } from './history-card.tsx';

const route = getRouteApi('/history/$kind/$id');
const isKind = (kind: string): kind is HistoryKind => (historyKinds as readonly string[]).includes(kind);

function Known({ kind, id }: { readonly kind: HistoryKind; readonly id: string }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { first, error, refetch } = usePages(entityHistory, { query: { kind, id, limit: 50 } });
  if (error !== null) return <ErrorState page {...textOf(error)} onRetry={() => void refetch()} />;
  if (first === undefined) return <SkeletonPage />;
  return (
    <>
      <PageHeader title={first.name} summary={t`Every change, and the way back to an earlier version`} />
      <HistoryCard kind={kind} id={id} />
    </>
  );
}

/** The history of a portfolio, programme, unit, person, milestone or report on a page of its own. */
export function HistoryPage() {
  const { kind, id } = route.useParams();
  return isKind(kind) ? <Known kind={kind} id={id} /> : <NotFoundPage />;
}
