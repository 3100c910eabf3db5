/** What the worker of the embedded database is started with. */
export interface EmbeddedStart {
  /** null: in memory. */
  readonly dataDir: string | null;
  /** A dump to begin with, for an empty directory. */
  readonly template: Uint8Array<ArrayBuffer> | null;
}

export type EmbeddedRequest =
  | { readonly id: number; readonly kind: 'ready' | 'dump' | 'close' }
  | { readonly id: number; readonly kind: 'protocol'; readonly bytes: Uint8Array };

export type EmbeddedReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
