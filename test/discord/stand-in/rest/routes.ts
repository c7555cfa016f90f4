import * as applications from './applications.js';
import * as channels from './channels.js';
import type { Context, Reply } from './context.js';
import * as interactions from './interactions.js';
import * as webhooks from './webhooks.js';

/** Every route the stand-in knows, by the name under which faults and counts speak of it. */
export type RouteName =
  | 'gateway'
  | 'self'
  | 'application'
  | 'list-commands'
  | 'overwrite-commands'
  | 'callback'
  | 'get-answer'
  | 'edit-answer'
  | 'delete-answer'
  | 'follow-up'
  | 'channel'
  | 'typing'
  | 'open-dm'
  | 'get-message'
  | 'create-message'
  | 'edit-message'
  | 'delete-message';

export interface Route {
  readonly name: RouteName;
  readonly method: string;
  readonly pattern: RegExp;
  /** False where a token in the path is authorisation enough. */
  readonly needsToken: boolean;
  readonly handle: (context: Context) => Reply;
}

function route(name: RouteName, method: string, path: string, handle: Route['handle'], needsToken = true): Route {
  const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, '([^/]+)')}$`);
  return { name, method, pattern, needsToken, handle };
}

const ANSWER = '/webhooks/:application/:token/messages/:message';
const MESSAGE = '/channels/:channel/messages/:message';

/** @param gateway - answers what the gateway's address is */
export function routes(gateway: Route['handle']): readonly Route[] {
  return [
    // The busiest first.
    route('callback', 'POST', '/interactions/:id/:token/callback', interactions.acknowledge, false),
    route('edit-answer', 'PATCH', ANSWER, webhooks.editAnswer, false),
    route('follow-up', 'POST', '/webhooks/:application/:token', webhooks.followUp, false),
    route('get-answer', 'GET', ANSWER, webhooks.getAnswer, false),
    route('delete-answer', 'DELETE', ANSWER, webhooks.deleteAnswer, false),
    route('create-message', 'POST', '/channels/:channel/messages', channels.createMessage),
    route('edit-message', 'PATCH', MESSAGE, channels.editMessage),
    route('get-message', 'GET', MESSAGE, channels.getMessage),
    route('delete-message', 'DELETE', MESSAGE, channels.deleteMessage),
    route('typing', 'POST', '/channels/:channel/typing', channels.startTyping),
    route('channel', 'GET', '/channels/:channel', channels.getChannel),
    route('open-dm', 'POST', '/users/@me/channels', channels.openDm),
    route('gateway', 'GET', '/gateway/bot', gateway),
    route('self', 'GET', '/users/@me', applications.getSelf),
    route('application', 'GET', '/applications/@me', applications.getApplication),
    route('application', 'GET', '/oauth2/applications/@me', applications.getApplication),
    route('list-commands', 'GET', '/applications/:application/commands', applications.listCommands),
    route('overwrite-commands', 'PUT', '/applications/:application/commands', applications.overwriteCommands),
    route('list-commands', 'GET', '/applications/:application/guilds/:guild/commands', applications.listCommands),
    route(
      'overwrite-commands',
      'PUT',
      '/applications/:application/guilds/:guild/commands',
      applications.overwriteCommands,
    ),
  ];
}
