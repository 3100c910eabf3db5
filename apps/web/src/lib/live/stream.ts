import { type LiveChanges, streamChanges } from '@chartroom/contract';

export type LiveChange = LiveChanges['changes'][number];

/** What the stream tells; `reload` when too much changed to name it, or something was missed. */
export interface LiveMessage {
  readonly changes: readonly LiveChange[] | 'reload';
}

const channelName = 'chartroom-live';
const waitsMs = [1_000, 2_000, 5_000, 10_000, 30_000];

/** Listens until it is stopped; after a break it goes on where it was. */
function listen(onMessage: (message: LiveMessage) => void): () => void {
  let source: EventSource | null = null;
  let last: string | null = null;
  let failed = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    const since = last === null ? '' : `?since=${encodeURIComponent(last)}`;
    source = new EventSource(`${streamChanges.path}${since}`);
    const hear = (event: MessageEvent<string>): unknown => {
      failed = 0;
      if (event.lastEventId !== '') last = event.lastEventId;
      return JSON.parse(event.data);
    };
    source.addEventListener('beat', event => hear(event));
    source.addEventListener('reload', event => {
      hear(event);
      onMessage({ changes: 'reload' });
    });
    source.addEventListener('change', event => onMessage(hear(event) as LiveChanges));
    source.onerror = () => {
      source?.close();
      again = setTimeout(connect, waitsMs[Math.min(failed, waitsMs.length - 1)]);
      failed += 1;
    };
  };
  connect();
  return () => {
    clearTimeout(again);
    source?.close();
  };
}

/**
 * Hears what changes. One page of a browser listens and tells the others, since a browser opens only a few connections
 * to one server; where pages cannot agree on one, each listens itself.
 */
export function openLive(onMessage: (message: LiveMessage) => void): () => void {
  const others = new BroadcastChannel(channelName);
  others.onmessage = (event: MessageEvent<LiveMessage>) => onMessage(event.data);
  const stop = new AbortController();
  const lead = (): Promise<void> =>
    new Promise(resolve => {
      const end = listen(message => {
        onMessage(message);
        others.postMessage(message);
      });
      stop.signal.addEventListener('abort', () => {
        end();
        resolve();
      });
    });
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) void lead();
  else
    locks.request(channelName, { signal: stop.signal }, lead).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  return () => {
    stop.abort();
    others.close();
  };
}
