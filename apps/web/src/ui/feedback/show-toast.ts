import type { NotificationData } from '@mantine/notifications';

let mount: (() => void) | null = null;

/** Tells the host when it is needed; answers how to stop listening. */
export function onFirstToast(listener: () => void): () => void {
  mount = listener;
  return () => {
    mount = null;
  };
}

/** Shows a toast; answers how to hide it. */
export async function showToast(data: NotificationData): Promise<() => void> {
  mount?.();
  const { notifications } = await import('@mantine/notifications');
  const id = notifications.show({ withBorder: true, ...data });
  return () => {
    notifications.hide(id);
  };
}
