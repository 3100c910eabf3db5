import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isCode } from './api-error.ts';

/** Whether asking again may help: the server was away or overloaded, not when it said no. */
const mayPass = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'offline' || error.code === 'unavailable');

/** The cache of answers; `onSignedOut` runs when any answer says that the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isCode(error, 'unauthenticated')) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && mayPass(error),
        throwOnError: false,
      },
      mutations: { retry: (count, error) => count < 2 && mayPass(error) },
    },
  });
}
