/**
 * Something the person at the keyboard can fix. The message is one sentence that names the fix; it is shown as it is,
 * without a stack trace, and the program ends with exit code 2. Every other error is a failure of ours (exit code 1).
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
