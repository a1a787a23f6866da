/**
 * The one table of settings and environment variables: from it come the manifest's settings, the
 * README's table, what the host reads and hands to the server, and what the server understands.
 *
 * A setting is added by one row in its group's file; `npm run generate` does the rest.
 */
import { AGENTS } from './agents.ts';
import { BUDGETS } from './budgets.ts';
import { CHECKS } from './checks.ts';
import { MODELS } from './models.ts';
import { PRIVACY } from './privacy.ts';
import { RULES } from './rules.ts';
import type { ValueOf } from './schema.ts';
import type { PlainVariable, Setting, Variable } from './setting.ts';
import { TIMEOUTS } from './timeouts.ts';
import { VARIABLES } from './variables.ts';

/** As the settings page has them, what matters most first. */
export const SETTING_GROUPS = {
  Budgets: BUDGETS,
  Privacy: PRIVACY,
  Models: MODELS,
  Rules: RULES,
  Checks: CHECKS,
  Agents: AGENTS,
  Timeouts: TIMEOUTS,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Setting>>>>;

const TABLE = {
  ...BUDGETS,
  ...PRIVACY,
  ...MODELS,
  ...RULES,
  ...CHECKS,
  ...AGENTS,
  ...TIMEOUTS,
} as const;
export type SettingId = keyof typeof TABLE;
/** Every setting by its id without `locallama.`. */
export const SETTINGS: Readonly<Record<SettingId, Setting>> = TABLE;
export const SETTING_IDS = Object.keys(SETTINGS) as readonly SettingId[];
/** What people set, by id. */
export type SettingValues = {
  readonly [K in SettingId]: ValueOf<(typeof TABLE)[K]['schema']>;
};

export type VariableId = keyof typeof VARIABLES;
export const PLAIN_VARIABLES: Readonly<Record<VariableId, PlainVariable>> = VARIABLES;

/** What the environment says: every setting, and what is none. */
export type EnvValues = SettingValues & {
  readonly [K in VariableId]: ValueOf<(typeof VARIABLES)[K]['schema']> | null;
};
export const ENV_ROWS: Readonly<Record<SettingId | VariableId, Variable>> = {
  ...SETTINGS,
  ...PLAIN_VARIABLES,
};

const RULES_OF_FILES: readonly Variable[] = [
  PRIVACY.localOnly,
  PRIVACY.secretFiles,
  PRIVACY.freeModels,
];

/** The variable that a row is read from. */
export function nameVariable({ env }: Pick<Variable, 'env'>): string {
  return typeof env === 'string' ? env : env.name;
}

/** Every variable of ours, once. */
export const VARIABLE_NAMES: readonly string[] = [
  ...new Set(Object.values(ENV_ROWS).map(nameVariable)),
];

/** Those of what a user decides beforehand about models and files. */
export const RULE_VARIABLES: readonly string[] = [
  ...new Set([...Object.values(RULES), ...RULES_OF_FILES].map(nameVariable)),
];

export type ProviderSetting = SettingValues['providers'][number];
/** What a folder of a workspace asks for beyond the rest, for its own files. */
export type FolderRule = NonNullable<EnvValues['folderRules']>[number];
export type FreeModels = SettingValues['freeModels'];
export type LogLevel = SettingValues['logLevel'];

/** The timers of a task, by the names that their settings have. */
export type TimerName = keyof typeof TIMEOUTS extends `timeouts.${infer Name}` ? Name : never;
export const TIMER_NAMES = Object.keys(TIMEOUTS).map(id =>
  id.slice('timeouts.'.length),
) as readonly TimerName[];
