import { record, type Tx } from '../platform/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** The fields in which two states of a row differ, as an event records them. */
export function changedFields<T extends object>(before: T, after: Partial<T>): { before: Row; after: Row } {
  const b = before as Row;
  const a = after as Row;
  const keys = Object.keys(a).filter(k => k !== 'version' && JSON.stringify(a[k]) !== JSON.stringify(b[k]));
  return {
    before: Object.fromEntries(keys.map(k => [k, b[k]])),
    after: Object.fromEntries(keys.map(k => [k, a[k]])),
  };
}

/** Records what changed of something; nothing where only its added fields were set, which are told by themselves. */
export function recordUpdated<T extends { readonly id: string }>(
  tx: Tx,
  kind: 'unit' | 'portfolio' | 'programme',
  { before, after }: { readonly before: T; readonly after: Partial<T> },
): void {
  const change = changedFields(before, after);
  if (Object.keys(change.after).length === 0) return;
  record(tx, { name: `register.${kind}.updated`, subject: { kind, id: before.id }, ...change });
}
