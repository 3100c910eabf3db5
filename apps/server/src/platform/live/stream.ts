import type { Credential } from '../sign-in/secret.ts';
import type { Actor } from '../tenancy/actor.ts';

/** Where a stream writes: the raw answer of http. */
export interface Outlet {
  /** False when the reader is slower than what is told. */
  readonly write: (text: string) => boolean;
  readonly onDrain: (then: () => void) => void;
  readonly end: () => void;
}

export interface Told {
  readonly kind: string;
  readonly id: string;
  readonly project: string | null;
  readonly by: { readonly id: string; readonly name: string } | null;
}

/** One open stream. */
export interface Stream {
  readonly credential: Credential;
  readonly hash: string;
  /** With the rights of the last look; renewed whenever rights may have changed. */
  actor: Actor;
  readonly tell: (message: Message) => void;
  readonly end: () => void;
}

export type Message =
  | { readonly event: 'change'; readonly at: string; readonly changes: readonly Told[] }
  /** Too much to name, or missed: read again whatever is shown. */
  | { readonly event: 'reload'; readonly at: string }
  | { readonly event: 'beat'; readonly at: string };

const textOf = (message: Message): string => {
  const data = message.event === 'change' ? JSON.stringify({ changes: message.changes }) : '{}';
  return `id: ${message.at}\nevent: ${message.event}\ndata: ${data}\n\n`;
};

/**
 * Tells one reader. While it is too slow to take more, nothing is kept for it: once it has caught up it is told to
 * read again.
 */
export function createTeller(outlet: Outlet): Pick<Stream, 'tell' | 'end'> {
  let slow = false;
  let missed: Message | null = null;
  const tell = (message: Message): void => {
    if (slow) {
      if (message.event !== 'beat') missed = { event: 'reload', at: message.at };
      return;
    }
    if (outlet.write(textOf(message))) return;
    slow = true;
    outlet.onDrain(() => {
      slow = false;
      const late = missed;
      missed = null;
      if (late !== null) tell(late);
    });
  };
  return { tell, end: outlet.end };
}
