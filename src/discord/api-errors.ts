import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/**
 * Whether an error says that an interaction is out of our hands: it came too late, or was acknowledged already (by a
 * first try whose answer was lost, or by another process of the same bot). Nothing is to be sent then, ever again.
 */
export function isOutOfHands(error: unknown): error is DiscordAPIError {
  return isCode(error, RESTJSONErrorCodes.UnknownInteraction, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
}

/** Whether the first try of an acknowledgement arrived after all, and only its answer was lost. */
export function isAcknowledged(error: unknown): boolean {
  return isCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
}

/** Whether we may not write where we were asked, or what asked us is gone: nothing that the host could mend. */
export function isUnwelcome(error: unknown): error is DiscordAPIError {
  return isCode(
    error,
    RESTJSONErrorCodes.MissingAccess,
    RESTJSONErrorCodes.MissingPermissions,
    RESTJSONErrorCodes.UnknownMessage,
    RESTJSONErrorCodes.UnknownChannel,
    RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  );
}

/** Whether a message may be written where a reply may not: for want of the permission to read the channel's history. */
export function isReplyForbidden(error: unknown): boolean {
  return isCode(error, RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory);
}

function isCode(error: unknown, ...codes: number[]): error is DiscordAPIError {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
