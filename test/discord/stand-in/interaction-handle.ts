import { randomBytes } from 'node:crypto';
import type { APIAuthorizingIntegrationOwnersMap, APIMessage, APIUser } from 'discord.js';
import { Handle } from './handle.js';
import type { Place } from './world/world.js';

/** What is fixed about an interaction when it is dispatched. */
export interface InteractionFacts {
  readonly type: number;
  readonly user: APIUser;
  readonly place: Place;
  readonly owners: APIAuthorizingIntegrationOwnersMap;
  /** Name of the command. */
  readonly name: string | undefined;
  /** The message whose button was clicked. */
  readonly sourceId: string | undefined;
  /** The message a context-menu command was used on. */
  readonly targetId: string | undefined;
  /** By the stand-in's clock, milliseconds since 1970. */
  readonly createdAt: number;
}

/** An interaction, with what its token stands for. */
export class InteractionHandle extends Handle {
  readonly token: string;
  readonly facts: InteractionFacts;
  /** What `@original` names: the first answer, or the message whose button was clicked. */
  originalId: string | undefined;
  followUpCount = 0;

  constructor(
    id: string,
    facts: InteractionFacts,
    read: (id: string) => APIMessage | undefined,
    drop: (handle: Handle) => void,
  ) {
    super(id, read, drop);
    this.facts = facts;
    this.token = Buffer.from(`interaction:${id}:${randomBytes(48).toString('hex')}`).toString('base64url');
  }

  /** Whether nothing but the user's own installation brought it about. */
  get isUserInstallOnly(): boolean {
    return this.facts.owners[0] === undefined;
  }
}
