/**
 * The keys in VS Code's SecretStorage, each with the origin that it was entered for.
 *
 * SecretStorage can lose what it was given (no keyring, a browser's profile cleared): a missing key
 * is just missing. There is no other place that a key is ever kept in.
 */
import type * as vscode from 'vscode';
import type { BoundKey } from './serverEnv.ts';

const PREFIX = 'apiKey.';

export interface ApiKeys {
  /** Every key that can be read. */
  all(): Promise<readonly BoundKey[]>;
  /** False when the storage did not keep it. */
  store(key: BoundKey): Promise<boolean>;
  remove(env: string): Promise<void>;
}

/** The keys in `secrets`. */
export function createApiKeys(secrets: vscode.SecretStorage): ApiKeys {
  const read = async (env: string) => parseBoundKey(env, await secrets.get(PREFIX + env));
  return {
    async all() {
      const names = (await secrets.keys()).filter(name => name.startsWith(PREFIX)).sort();
      const found = await Promise.all(names.map(name => read(name.slice(PREFIX.length))));
      return found.filter(key => key !== undefined);
    },
    async store({ env, origin, key }) {
      await secrets.store(PREFIX + env, JSON.stringify({ origin, key }));
      return (await read(env))?.key === key;
    },
    async remove(env) {
      await secrets.delete(PREFIX + env);
    },
  };
}

/** A stored value, or undefined where it is missing or not ours. */
export function parseBoundKey(env: string, value: string | undefined): BoundKey | undefined {
  if (value === undefined) return undefined;
  try {
    const { origin, key } = JSON.parse(value) as Partial<BoundKey>;
    return typeof origin === 'string' && typeof key === 'string' ? { env, origin, key } : undefined;
  } catch {
    return undefined;
  }
}

const MIN_KEY_CHARS = 8;
const MAX_KEY_CHARS = 4_096;

/** What is wrong with a key that a person typed; undefined: nothing. The key itself is not quoted. */
export function findKeyProblem(key: string): string | undefined {
  if (key.length < MIN_KEY_CHARS) return `A key has at least ${MIN_KEY_CHARS} characters.`;
  if (key.length > MAX_KEY_CHARS) return `A key has at most ${MAX_KEY_CHARS} characters.`;
  if (/\s/.test(key)) return 'A key has no spaces or line breaks: paste it alone.';
  if (!/^[\x21-\x7e]+$/.test(key)) return 'A key has only plain letters, digits and signs.';
  return undefined;
}
