/** What the worker is asked: a template in Typst, and the data that it reads, as JSON. */
export interface PdfRequest {
  readonly id: number;
  readonly template: string;
  readonly data: string;
}

export type PdfReply =
  | { readonly id: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly ok: false; readonly message: string };
