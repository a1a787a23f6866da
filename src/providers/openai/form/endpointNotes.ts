/**
 * What an end point was found to want of a model, kept over restarts: fields that it refuses, the
 * window that it named. Each is found out by a refusal, which costs nothing, and not again.
 */
import type { Clock } from '../../http/index.ts';
import type { ProviderMemory } from '../../provider.ts';

interface Note {
  /** Names of changes of form that it takes. */
  readonly changes?: readonly string[];
  /** The window that it named when a prompt was too long. */
  readonly contextTokens?: number;
  readonly atMs: number;
}

export interface EndpointNotes {
  /** As it is now: the server of another window may just have found it out. */
  of(model: string): Omit<Note, 'atMs'>;
  /** The same for many, as of one moment. */
  readAll(): (model: string) => Omit<Note, 'atMs'>;
  add(model: string, found: Partial<Omit<Note, 'atMs'>>): void;
}

/** Hosts change: what is older is found out anew. */
const MAX_AGE_MS = 30 * 24 * 3_600_000;
/** Beyond these, the one that was noted longest ago is forgotten. */
const MAX_MODELS = 200;

export function createEndpointNotes(
  memory: ProviderMemory,
  key: string,
  clock: Clock,
): EndpointNotes {
  const read = () => parseNotes(memory.read(key));
  const find = (notes: ReadonlyMap<string, Note>, model: string) => {
    const note = notes.get(model);
    return note && clock.now() - note.atMs < MAX_AGE_MS ? note : {};
  };
  return {
    of: model => find(read(), model),
    readAll() {
      const notes = read();
      return model => find(notes, model);
    },
    add(model, found) {
      const notes = read();
      const kept = [...notes].filter(([name]) => name !== model).slice(1 - MAX_MODELS);
      const note = { ...find(notes, model), ...found, atMs: clock.now() };
      memory.write(key, JSON.stringify([...kept, [model, note]]));
    },
  };
}

function parseNotes(text: string | null): ReadonlyMap<string, Note> {
  try {
    return new Map(JSON.parse(text ?? '[]') as readonly (readonly [string, Note])[]);
  } catch {
    return new Map(); // Written by a program that broke off.
  }
}
