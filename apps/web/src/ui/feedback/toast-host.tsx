import { lazy, Suspense, useEffect, useState } from 'react';
import { onFirstToast } from './show-toast.ts';

const Notifications = lazy(() => import('@mantine/notifications').then(m => ({ default: m.Notifications })));

/**
 * Where toasts appear. Its code is loaded when the reader first does something, not with the first toast: that may have
 * to say that the server cannot be reached.
 */
export function ToastHost() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    const need = () => setNeeded(true);
    const acts = ['pointerdown', 'keydown'] as const;
    for (const act of acts) window.addEventListener(act, need, { once: true });
    const stop = onFirstToast(need);
    return () => {
      stop();
      for (const act of acts) window.removeEventListener(act, need);
    };
  }, []);
  if (!needed) return null;
  return (
    <Suspense>
      <Notifications position="bottom-left" limit={3} />
    </Suspense>
  );
}
