import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After going to another page focus stands on its title, so that a screen reader says where one is. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', event => {
        if (event.fromLocation === undefined || !event.pathChanged) return;
        const title = document.querySelector<HTMLElement>('[data-page-title]');
        (title ?? document.getElementById('main'))?.focus({ preventScroll: true });
      }),
    [router],
  );
}
