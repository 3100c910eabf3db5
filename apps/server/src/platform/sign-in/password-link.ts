import { secondsAfter } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import { AppError } from '../error/error.ts';
import { createLink, type Link, orgOfLink, readLink, revokeLinks, useLink } from '../link/link.ts';
import { queueMail } from '../mail/mail.ts';
import { type Actor, systemActor } from '../tenancy/actor.ts';
import { readOrganisation } from '../tenancy/organisation.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';
import { normalEmail, setAccount } from './account.ts';
import { candidates } from './candidates.ts';
import type { Directory } from './directory.ts';
import { type PasswordPurpose, passwordMail } from './password-mail.ts';
import { createThrottle } from './throttle.ts';

const lasts: Readonly<Record<PasswordPurpose, number>> = { invitation: 7 * 86_400, reset: 3_600 };

/** Sends somebody a link to set a password with; earlier ones open nothing any more. */
export const sendPasswordLink = async (
  tx: Tx,
  purpose: PasswordPurpose,
  to: { readonly personId: string; readonly name: string; readonly address: string },
): Promise<{ readonly expiresAt: string }> => {
  const { personId, address } = to;
  await revokeLinks(tx, { purpose, personId });
  const expires = secondsAfter(tx.at, lasts[purpose]);
  const { secret } = await createLink(tx, { purpose, personId, data: { email: address }, expires });
  const { name, locale } = await readOrganisation(tx);
  const mail = passwordMail(purpose, { organisation: name, person: to.name, locale });
  await queueMail(tx, { purpose, to, ...mail, link: `/set-password#${secret}` });
  return { expiresAt: expires };
};

interface OpenedLink extends Link {
  readonly purpose: PasswordPurpose;
  readonly person: string;
  readonly email: string;
}

const emailIn = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'email' in data && typeof data.email === 'string'
    ? data.email
    : '';

const openLink = async (tx: TenantTx, secret: string): Promise<OpenedLink> => {
  const asInvitation = await readLink(tx, { purpose: 'invitation', secret }).catch(() => null);
  const link = asInvitation ?? (await readLink(tx, { purpose: 'reset', secret }));
  const purpose = asInvitation === null ? 'reset' : 'invitation';
  return { ...link, purpose, person: link.personId ?? '', email: emailIn(link.data) };
};

/** What can be done with a link or without any account; throttled by network address, and by account. */
export interface PasswordLinks {
  /** Answers the same at once, whoever it is; `settled` ends when the mail is queued, if there is one. */
  readonly forgot: (email: string, address: string) => { readonly settled: Promise<void> };
  readonly read: (
    secret: string,
    address: string,
  ) => Promise<{ purpose: PasswordPurpose; name: string; email: string; organisation: string }>;
  readonly use: (given: { secret: string; password: string }, address: string) => Promise<void>;
}

const noLink = (): AppError =>
  new AppError('not_found', 'This link is used up or has expired. Ask for a new one.');

/** Invitations and resets by the links of mails. */
export const createPasswordLinks = (database: Database, directory: Directory): PasswordLinks => {
  const byAccount = createThrottle(5, 900);
  const byAddress = createThrottle(50, 900);
  const links = createThrottle(50, 900);

  const sendAll = async (email: string): Promise<void> => {
    for (const { org, person } of await candidates(database, email, undefined)) {
      await database.inOrganisation(systemActor(org), async tx => {
        const known = await directory.person(tx, person);
        if (known === null || !known.active) return;
        await sendPasswordLink(tx, 'reset', { personId: person, name: known.name, address: email });
      });
    }
  };

  const inOrganisationOf = <T>(secret: string, work: Parameters<typeof database.inTenant<T>>[1]) => {
    const org = orgOfLink(secret);
    if (org === null) throw noLink();
    return database.inTenant(org, work);
  };

  return {
    forgot: (typed, address) => {
      const email = normalEmail(typed);
      byAddress.attempt(address);
      byAccount.attempt(email);
      return { settled: sendAll(email) };
    },
    read: async (secret, address) => {
      links.attempt(address);
      return inOrganisationOf(secret, async tx => {
        const { purpose, person, email } = await openLink(tx, secret);
        const known = await directory.person(tx, person);
        if (known === null || !known.active) throw noLink();
        const { name: organisation } = await readOrganisation(tx);
        return { purpose, name: known.name, email, organisation };
      });
    },
    use: async ({ secret, password }, address) => {
      links.attempt(address);
      await inOrganisationOf(secret, async (tenant, enter) => {
        const { purpose, person, email } = await openLink(tenant, secret);
        const known = await directory.person(tenant, person);
        if (known === null || !known.active) throw noLink();
        const actor: Actor = { kind: 'person', org: tenant.org, person, token: null, access: new Map() };
        await enter(actor, async tx => {
          await useLink(tx, { purpose, secret });
          await setAccount(tx, person, email, password);
          await revokeLinks(tx, { purpose: 'reset', personId: person });
          await revokeLinks(tx, { purpose: 'invitation', personId: person });
        });
      });
    },
  };
};
