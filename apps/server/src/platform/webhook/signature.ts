import { createHmac, randomBytes } from 'node:crypto';

/** A new secret to sign with. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

/** HMAC-SHA256 of `timestamp.body` in hexadecimal, after the number of this way to sign. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
