import type {
  createToken as createTokenEndpoint,
  downloadFile as downloadFileEndpoint,
  listEvents as listEventsEndpoint,
  listTokens as listTokensEndpoint,
  revokeToken as revokeTokenEndpoint,
} from '@chartroom/contract';
import { listEvents } from '../event/log.ts';
import { downloadOwnFile } from '../file/file.ts';
import { type SealApi, sealHandlers } from '../seal/handlers.ts';
import type { Directory } from '../sign-in/directory.ts';
import { createToken, listTokens, revokeToken } from '../sign-in/token.ts';
import { type AccountApi, accountHandlers } from './account-handlers.ts';
import type { Handlers } from './handler.ts';

interface PlatformApi extends AccountApi, SealApi {
  readonly listTokens: typeof listTokensEndpoint;
  readonly createToken: typeof createTokenEndpoint;
  readonly revokeToken: typeof revokeTokenEndpoint;
  readonly listEvents: typeof listEventsEndpoint;
  readonly downloadFile: typeof downloadFileEndpoint;
}

/** The use cases of tokens, events and files. */
export const platformHandlers = (directory: Directory): Handlers<PlatformApi> => ({
  ...accountHandlers,
  ...sealHandlers,
  listTokens: (tx, { query }) => listTokens(tx, directory, query.person),
  createToken: (tx, { body }) => createToken(tx, directory, body),
  revokeToken: (tx, { params }) => revokeToken(tx, params.token),
  listEvents: async (tx, { query }) => listEvents(tx, query, await directory.concealed(tx)),
  downloadFile: (tx, { params }) => downloadOwnFile(tx, params.file),
});
