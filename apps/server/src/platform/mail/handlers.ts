import type {
  getMail as getMailEndpoint,
  listMail as listMailEndpoint,
  retryMail as retryMailEndpoint,
  revealMailLink as revealMailLinkEndpoint,
} from '@chartroom/contract';
import type { Handlers } from '../handler/handler.ts';
import { type Installation, listMail, readMail, retryMail, revealLink } from './outbox.ts';

interface MailApi {
  readonly listMail: typeof listMailEndpoint;
  readonly getMail: typeof getMailEndpoint;
  readonly revealMailLink: typeof revealMailLinkEndpoint;
  readonly retryMail: typeof retryMailEndpoint;
}

/** The use cases of the outbox. */
export const mailHandlers = (installation: Installation): Handlers<MailApi> => ({
  listMail: (tx, { query }) => listMail(tx, installation, query),
  getMail: (tx, { params }) => readMail(tx, installation, params.mail),
  revealMailLink: (tx, { params }) => revealLink(tx, installation, params.mail),
  retryMail: (tx, { params }) => retryMail(tx, installation, params.mail),
});
