import { createHash, randomBytes } from 'node:crypto';

/** What a caller showed: the organisation it names and the hash of the whole secret. */
export interface Credential {
  readonly kind: 'session' | 'token' | 'link' | 'share';
  readonly org: string;
  readonly hash: Buffer;
}

const prefixes: Partial<Record<Credential['kind'], string>> = { token: 'chartroom_', share: 'share_' };
const form = /^[A-Za-z0-9_-]{64}$/;

const orgBytes = (org: string): Buffer => Buffer.from(org.replaceAll('-', ''), 'hex');

const orgOf = (secret: string): string => {
  const hex = Buffer.from(secret, 'base64url').subarray(0, 16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A new secret of 256 random bits. It begins with the organisation's id, so that its hash is looked for there only. */
export const newSecret = (kind: Credential['kind'], org: string): { secret: string; hash: Buffer } => {
  const body = Buffer.concat([orgBytes(org), randomBytes(32)]).toString('base64url');
  return { secret: `${prefixes[kind] ?? ''}${body}`, hash: hashOf(body) };
};

/** Reads a secret; null when it has not the form of one. */
export const readSecret = (kind: Credential['kind'], secret: string): Credential | null => {
  const prefix = prefixes[kind] ?? '';
  const body = secret.slice(prefix.length);
  if (!secret.startsWith(prefix) || !form.test(body)) return null;
  return { kind, org: orgOf(body), hash: hashOf(body) };
};
