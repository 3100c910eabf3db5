import type { TenantTx } from '../tenancy/transaction.ts';
import type { LiveChange } from './change.ts';
import { changesSince } from './store.ts';

const longestMs = 24 * 3_600_000;
/** What a transaction recorded before it ended may be older than what was told meanwhile. */
const overlapMs = 600_000;

/** The first id that an event made at this instant can have: a UUID of version 7 begins with its milliseconds. */
const firstIdAt = (ms: number): string => {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** What a reader missed that was told all up to an instant; null when that is too long ago, or no instant at all. */
export async function replayed(tx: TenantTx, since: string): Promise<readonly LiveChange[] | null> {
  const from = Date.parse(since);
  const now = Date.parse(tx.at);
  if (!Number.isFinite(from) || from > now + overlapMs || now - from > longestMs) return null;
  return changesSince(tx, firstIdAt(from - overlapMs));
}
