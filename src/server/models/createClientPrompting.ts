/** The strategies that hold for this server's client: set by itself, or for all by the person's word. */
import type { PromptingStore, SetStrategy, StrategyChange } from '../../store/index.ts';

export interface ClientPrompting {
  /** As the client calls itself; empty until it has said so. */
  readonly client: () => string;
  readonly setClient: (name: string) => void;
  readonly read: (model: string) => SetStrategy | null;
  /** Throws SQLite's errors, as the store does. */
  readonly set: (model: string, strategy: StrategyChange, how: StrategyScope) => void;
  readonly reset: (model: string) => boolean;
}

interface StrategyScope {
  readonly setMs: number;
  readonly isForAll: boolean;
}

const MAX_NAME_CHARS = 100;

export function createClientPrompting(store: PromptingStore): ClientPrompting {
  let client = UNNAMED;
  return {
    client: () => client,
    setClient: name => {
      client = name.trim().slice(0, MAX_NAME_CHARS) || UNNAMED;
    },
    read: model => store.read(model, client),
    set: (model, strategy, how) => store.set(model, { strategy, setBy: client, ...how }),
    reset: model => store.reset(model, client),
  };
}

/** Clients without a name share what they set. */
const UNNAMED = 'a client without a name';
