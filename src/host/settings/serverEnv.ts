/**
 * Fills the server's environment from settings and keys: the only place where a key is handed out.
 *
 * A key goes along only while the end point that would get it has the origin that the key was
 * entered for. A changed end point thus costs a message, never a key.
 */
import {
  ENV_ROWS,
  type FolderRule,
  PLAIN_VARIABLES,
  type ProviderSetting,
  type SettingId,
  type SettingValues,
  serializeVariables,
} from '../../protocol/settings/index.ts';

/** A key as SecretStorage has it, under the name of its environment variable. */
export interface BoundKey {
  readonly env: string;
  readonly origin: string;
  readonly key: string;
}

/** What may hold a key: its name for a person, its variable, where it is sent. */
export interface KeyHolder {
  readonly title: string;
  readonly env: string;
  readonly origin: string;
}

/** Where the server works. */
export interface WindowContext {
  readonly home: string;
  /** Name of the project that calls are booked on; absent in a window without a folder. */
  readonly project?: string;
  /** The first folder on this machine; absent where there is none. */
  readonly folder?: string;
  /** What its single folders ask for. */
  readonly folderRules: readonly FolderRule[];
  /** The person agreed to the weaker sandbox in this workspace. */
  readonly weakSandbox: boolean;
}

export interface ServerEnvResult {
  readonly env: Readonly<Record<string, string>>;
  /** For the person: keys that were held back, and why. */
  readonly problems: readonly string[];
}

/** The environment of `locallama serve`, and what was held back. */
export function fillServerEnv(
  settings: SettingValues,
  keys: readonly BoundKey[],
  place: WindowContext,
): ServerEnvResult {
  const problems: string[] = [];
  const allowed = new Map<string, string>();
  for (const bound of keys) {
    const holders = listKeyHolders(settings).filter(holder => holder.env === bound.env);
    if (holders.some(holder => holder.origin === bound.origin)) allowed.set(bound.env, bound.key);
    for (const holder of holders.filter(other => other.origin !== bound.origin)) {
      problems.push(
        `The key of ${holder.title} was entered for ${bound.origin}, and is not sent to ` +
          `${holder.origin || 'an end point without an address'}. Run "LocalLama: Set API Key…" to enter one for it.`,
      );
    }
  }
  const providers = settings.providers.map(provider => dropForeignKey(provider, keys));
  const plain = buildPlainEnv({ ...settings, providers }, place);
  // A fixed name is dropped when its own end point moved, even if another one may have the key.
  const moved = listKeyHolders(settings)
    .slice(0, FIXED_KEYS.length)
    .filter(({ env, origin }) => !keys.some(key => key.env === env && key.origin === origin));
  for (const { env } of moved) allowed.delete(env);
  return { env: { ...Object.fromEntries(allowed), ...plain }, problems };
}

/** Those of built-in end points, which come first among the holders. */
const FIXED_KEYS = Object.values(PLAIN_VARIABLES).filter(({ keyFor }) => keyFor !== undefined);

/** All that may hold a key, the two fixed ones first. */
export function listKeyHolders(settings: SettingValues): readonly KeyHolder[] {
  const fixed = FIXED_KEYS.map(({ env, keyFor }) => ({
    ...{ title: keyFor!.title, env },
    url: String(settings[keyFor!.setting as SettingId]),
  }));
  const own = settings.providers.flatMap(({ id, apiKeyEnv, baseUrl }) =>
    apiKeyEnv && KEY_VARIABLE.test(apiKeyEnv) ? [{ title: id, env: apiKeyEnv, url: baseUrl }] : [],
  );
  return [...fixed, ...own].map(({ title, env, url }) => ({
    title,
    env,
    origin: parseOrigin(url),
  }));
}

/** Scheme, host and port of an address; empty where it is none. */
function parseOrigin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** Names that may hold a key. `PATH`, `NODE_OPTIONS` and the like must not be set through here. */
const KEY_VARIABLE = /^[A-Z][A-Z0-9_]{0,60}_(KEY|TOKEN)$/;

function isKeyBound(keys: readonly BoundKey[], env: string, url: string): boolean {
  return keys.some(bound => bound.env === env && bound.origin === parseOrigin(url));
}

function dropForeignKey(provider: ProviderSetting, keys: readonly BoundKey[]): ProviderSetting {
  const { apiKeyEnv, ...rest } = provider;
  const mayHaveIt =
    apiKeyEnv !== undefined &&
    KEY_VARIABLE.test(apiKeyEnv) &&
    isKeyBound(keys, apiKeyEnv, provider.baseUrl);
  return mayHaveIt ? provider : rest;
}

/** Everything but keys. What needs a project or a folder would stop the server where there is none. */
function buildPlainEnv(settings: SettingValues, place: WindowContext): Record<string, string> {
  const given = Object.entries(settings).filter(([id]) => {
    const { needs } = ENV_ROWS[id as keyof SettingValues];
    return needs === undefined || place[needs];
  });
  const { home, project, folder, folderRules } = place;
  const weakSandbox = place.weakSandbox ? 'allow' : undefined;
  const values = { ...Object.fromEntries(given), home, project, folder, folderRules, weakSandbox };
  return { ...serializeVariables(values) };
}
