import type { Client } from './client.ts';

/** A message of a stream of server-sent events. */
export interface StreamMessage {
  readonly id: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the JSON of any message
  readonly data: any;
}

/** A stream that is open. */
export interface OpenedStream {
  readonly status: number;
  /** What has come so far, oldest first. */
  readonly messages: readonly StreamMessage[];
  /** The server has ended it. */
  readonly ended: () => boolean;
  readonly close: () => Promise<void>;
}

const messageOf = (text: string): StreamMessage => {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  return { id: field('id'), event: field('event'), data: JSON.parse(field('data') || '{}') };
};

/** Opens the stream of what changes, as a browser does. */
export async function openStream(
  address: string,
  client: Client,
  headers: Readonly<Record<string, string>> = {},
): Promise<OpenedStream> {
  const stop = new AbortController();
  const answer = await fetch(`${address}/api/events/stream`, {
    headers: { ...client.headers, ...headers },
    signal: stop.signal,
  });
  const messages: StreamMessage[] = [];
  let over = false;
  const read = async () => {
    let rest = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = `${rest}${chunk}`.split('\n\n');
      rest = parts.pop() ?? '';
      messages.push(...parts.map(messageOf));
    }
  };
  const reading = read()
    .catch(() => undefined)
    .finally(() => {
      over = true;
    });
  return {
    status: answer.status,
    messages,
    ended: () => over,
    close: async () => {
      stop.abort();
      await reading;
    },
  };
}
