/**
 * Something the member can put right. The message is one sentence in their language, shown to them as it is. Every other
 * error, a UserError among them, is the host's or ours: the member gets a reference to the log.
 */
export class MemberError extends Error {
  override readonly name = 'MemberError';
}
