import { createRootRoute, retainSearchParams, type SearchMiddleware } from '@tanstack/react-router';
import { type AsOf, asOfSearch } from '../lib/as-of.ts';
import { CrashedPage } from './pages/crashed.tsx';
import { NotFoundPage } from './pages/not-found.tsx';
import { Root } from './shell/root.tsx';

/** In the URL of every page: the day looked at, the day compared with, the figure asked about. */
interface GlobalSearch extends AsOf {
  readonly why?: string | undefined;
  /** The explanation stays open on other pages. */
  readonly pin?: true | undefined;
}

/** Takes a pinned explanation along to the next page. */
const keepPinned: SearchMiddleware<GlobalSearch> = ({ search, next }) => {
  const result = next(search);
  if (search.pin !== true || 'why' in result) return result;
  return { ...result, why: search.why, pin: true };
};

export const rootRoute = createRootRoute({
  validateSearch: (search: Record<string, unknown>): GlobalSearch => ({
    ...asOfSearch(search),
    ...(typeof search.why === 'string' ? { why: search.why } : {}),
    ...(search.pin === true ? { pin: true as const } : {}),
  }),
  search: { middlewares: [retainSearchParams(['asOf', 'compareWith', 'knownAt']), keepPinned] },
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashedPage,
});
