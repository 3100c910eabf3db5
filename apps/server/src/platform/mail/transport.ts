import { createTransport } from 'nodemailer';
import type { Refusal } from './delivery.ts';

export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  /** The same for every attempt at one mail: who gets it twice after a crash can tell. */
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

/** A way to a mail server. */
export interface Transport {
  readonly send: (letter: Letter) => Promise<void>;
  readonly close: () => void;
}

/** Opens connections to a mail server as mail needs them; `smtp:` upgrades to TLS where the server offers it. */
export const createSmtp = (url: string): Transport => {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async letter => {
      await transport.sendMail({
        ...letter,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
    close: () => transport.close(),
  };
};

/** What a failed attempt says: a server that answered with a 5 will not change its mind. */
export const refusalOf = (error: unknown): Refusal => {
  const reason = error instanceof Error ? error.message : String(error);
  const code =
    typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : 0;
  const command = typeof error === 'object' && error !== null && 'command' in error ? error.command : '';
  // A wrong password is the administrator's to mend: every mail would be parked while it is.
  const final = Number(code) >= 500 && Number(code) < 600 && !String(command).startsWith('AUTH');
  return { reason, final };
};
