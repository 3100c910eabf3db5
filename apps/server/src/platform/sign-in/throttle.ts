import { AppError } from '../error/error.ts';

interface Window {
  readonly ends: number;
  count: number;
}

export interface Throttle {
  /** Counts an attempt; throws `limit` when there were too many in the window. */
  readonly attempt: (key: string) => void;
  readonly forget: (key: string) => void;
  /** Takes one attempt back, since it was no guess; those of others stay counted. */
  readonly takeBack: (key: string) => void;
}

/** At most so many attempts for one key in a window of time, in this process. Keys are never told apart by existence. */
export const createThrottle = (
  limit: number,
  windowSec: number,
  clock: () => number = Date.now,
): Throttle => {
  const windows = new Map<string, Window>();
  const tidy = () => {
    if (windows.size < 10_000) return;
    for (const [key, window] of windows) if (window.ends <= clock()) windows.delete(key);
    // Under attack from many keys the oldest give way; addresses are limited as well.
    for (const key of windows.keys()) {
      if (windows.size < 10_000) return;
      windows.delete(key);
    }
  };
  return {
    attempt: key => {
      tidy();
      const at = clock();
      const old = windows.get(key);
      const window = old !== undefined && old.ends > at ? old : { ends: at + windowSec * 1000, count: 0 };
      windows.set(key, window);
      window.count += 1;
      if (window.count <= limit) return;
      const retryAfterSec = Math.ceil((window.ends - at) / 1000);
      throw new AppError(
        'limit',
        `Too many attempts to sign in. Try again in ${Math.ceil(retryAfterSec / 60)} minutes.`,
        {
          retryAfterSec,
        },
      );
    },
    forget: key => windows.delete(key),
    takeBack: key => {
      const window = windows.get(key);
      if (window !== undefined && window.count > 0) window.count -= 1;
    },
  };
};
