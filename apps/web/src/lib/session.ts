import {
  me as getMe,
  type Output,
  type Permission,
  type Request,
  type Session,
  signIn,
  signOut,
} from '@chartroom/contract';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isCode } from './api/api-error.ts';
import { call } from './api/call.ts';
import { rememberCsrf } from './api/csrf.ts';

export const meKey = ['me'] as const;

/** Another reader: what the one before was shown is forgotten. */
function become(client: QueryClient, session: Session | null): void {
  client.setQueryData(meKey, session);
  client.removeQueries({ predicate: query => query.queryKey[0] !== meKey[0] });
}

/** The session: `me` is null when nobody is signed in, undefined while it is being asked for. */
export function useSession() {
  const client = useQueryClient();
  const query = useQuery<Session | null>({
    queryKey: meKey,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      try {
        const session = await call(getMe, {}, { signal });
        rememberCsrf(session.csrf);
        return session;
      } catch (error) {
        if (isCode(error, 'unauthenticated')) return null;
        throw error;
      }
    },
  });
  return {
    me: query.data,
    error: query.error,
    refetch: query.refetch,
    /** Whether the permission is held somewhere; what may be done with one entity, its `may` says. */
    holds: (permission: Permission | undefined) =>
      permission === undefined || query.data?.permissions.includes(permission) === true,
    /** Rejects when the server did not end the session: the reader is still signed in and should know. */
    signOut: async () => {
      await call(signOut, {}).catch(error => {
        if (!isCode(error, 'unauthenticated')) throw error;
      });
      become(client, null);
    },
  };
}

/** Opens a session; on success the page behind the sign-in appears. */
export function useSignIn() {
  const client = useQueryClient();
  const mutation = useMutation<Output<typeof signIn>, Error, Request<typeof signIn>['body']>({
    mutationFn: body => call(signIn, { body }),
    onSuccess: session => {
      rememberCsrf(session.csrf);
      become(client, session);
    },
  });
  return { signIn: mutation.mutate, error: mutation.error, pending: mutation.isPending };
}
