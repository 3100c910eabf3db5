import { lazy, Suspense, useEffect, useState } from 'react';
import { onFirstToast } from './show-toast.ts';

const Notifications = lazy(() => import('@mantine/notifications').then(m => ({ default: m.Notifications })));

/** Where toasts appear; its code is loaded with the first one. */
export function ToastHost() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => onFirstToast(() => setNeeded(true)), []);
  if (!needed) return null;
  return (
    <Suspense>
      <Notifications position="bottom-left" limit={3} />
    </Suspense>
  );
}
