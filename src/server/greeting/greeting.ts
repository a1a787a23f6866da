/** What a client is told before it asks for anything to be done: the same words each time. */
export interface Greeting {
  /** The answer to `initialize`, but for the version that is agreed on. */
  readonly initialize: Readonly<Record<string, unknown>>;
  /** Versions of the protocol that are spoken, the newest first. */
  readonly versions: readonly string[];
  /** By method, what lists say that depend on nothing. */
  readonly lists: Readonly<Record<string, unknown>>;
}

/** Made by the build, which runs `buildGreeting`; where the sources run as they are there is none. */
export const BUILT_GREETING: Greeting | null = null;
