import { lazy, type ReactNode, Suspense } from 'react';
import { useErrorText } from '../../lib/api/error-text.ts';
import { useSession } from '../../lib/session.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';

const SignInPage = lazy(() => import('../pages/sign-in.tsx').then(m => ({ default: m.SignInPage })));

/** Shows the page only to who is signed in; the address stays, so that it opens after signing in. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { me, error, refetch } = useSession();
  const textOf = useErrorText();
  if (me !== undefined && me !== null) return children;
  if (error !== null)
    return (
      <main>
        <ErrorState page {...textOf(error)} onRetry={() => void refetch()} />
      </main>
    );
  if (me === undefined) return null;
  return (
    <Suspense>
      <SignInPage />
    </Suspense>
  );
}
