import { lazy, Suspense, useEffect, useState } from 'react';
import { confirmBy } from '../../lib/api/confirm.ts';

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx').then(m => ({ default: m.ConfirmDialog })));

/** Asks for the password again when the server wants it, whatever page the call comes from. */
export function ConfirmPassword() {
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState<((confirmed: boolean) => void) | null>(null);
  useEffect(
    () =>
      confirmBy(() => {
        setAsked(true);
        return new Promise<boolean>(resolve => setAnswer(() => resolve));
      }),
    [],
  );
  if (!asked) return null;
  const done = (confirmed: boolean) => {
    answer?.(confirmed);
    setAnswer(null);
  };
  return (
    <Suspense>
      <ConfirmDialog opened={answer !== null} onDone={done} />
    </Suspense>
  );
}
