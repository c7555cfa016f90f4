/**
 * What Discord accepts, each as its API reference states it (https://discord.com/developers/docs, October 2026). Lengths
 * are counted here in UTF-16 units, which is never less than what Discord counts.
 */
export const LIMITS = {
  /** Milliseconds until an interaction must be acknowledged. Reference: Receiving and Responding. */
  acknowledgeMs: 3_000,
  /** Milliseconds that an interaction's token lives. */
  tokenMs: 15 * 60_000,
  message: {
    /** Components of a message, nested ones counted. Reference: Component Reference, Components V2. */
    components: 40,
    /** Characters over all text displays of a message. */
    text: 4_000,
    /**
     * Their bytes in UTF-8. Not in the reference: beyond 10,170, less 12 a text display, the API fails with status 500
     * (discord-api-docs, issue 8554).
     */
    textBytes: 10_000,
  },
  /** Buttons beside each other. Reference: Action Row. */
  buttonsInRow: 5,
  /** Reference: Button. */
  buttonLabel: 80,
  customId: 100,
  /** Of a button that is a link. */
  linkUrl: 512,
  /** Reference: Autocomplete. */
  choices: 25,
  choice: 100,
  /** Longest value of a string option that is allowed. Reference: Application Command Option Structure. */
  option: 6_000,
} as const;
