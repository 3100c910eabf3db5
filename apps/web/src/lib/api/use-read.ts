import type { Endpoint, Output, Request } from '@chartroom/contract';
import { keepPreviousData, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { call } from './call.ts';

interface ReadOptions<T> {
  readonly enabled?: boolean;
  /** Keeps the last answer on screen while the next one is on its way. */
  readonly keep?: boolean;
  /** Asks again after so many milliseconds. */
  readonly every?: number;
  /** Stops asking again. */
  readonly until?: (answer: T) => boolean;
}

export const keyOf = (endpoint: Endpoint, request: unknown) => [endpoint.path, request] as const;

/** One answer of the server, cached by endpoint and request. */
export function useRead<E extends Endpoint>(
  endpoint: E,
  request: Request<E>,
  options: ReadOptions<Output<E>> = {},
): UseQueryResult<Output<E>> {
  return useQuery<Output<E>>({
    queryKey: keyOf(endpoint, request),
    queryFn: ({ signal }) => call(endpoint, request, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.every === undefined
      ? {}
      : {
          refetchInterval: query =>
            query.state.data !== undefined && options.until?.(query.state.data) === true
              ? false
              : options.every,
        }),
  });
}

interface Paged {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
  readonly total?: number;
}
type Item<E> = Output<E> extends { readonly items: readonly (infer I)[] } ? I : never;

/** A list read page by page as the reader scrolls; hand `rows`, `total` and `onMore` to a data grid. */
export function usePages<E extends Endpoint>(endpoint: E, request: Request<E>) {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, request), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const { query: asked } = request as { readonly query?: object };
      return call(endpoint, { ...request, query: { ...asked, cursor: pageParam } }, { signal });
    },
    getNextPageParam: last => (last as Paged).nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(
    () => (data?.pages ?? []).flatMap(page => (page as Paged).items) as readonly Item<E>[],
    [data],
  );
  const onMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const first = data?.pages[0];
  return {
    rows,
    /** The first page, for what stands beside its items (`may`, `asOf`). */
    first,
    total: (first as Paged | undefined)?.total ?? rows.length,
    loading: query.isPending,
    error: query.error,
    refetch: query.refetch,
    onMore: hasNextPage ? onMore : undefined,
  };
}
