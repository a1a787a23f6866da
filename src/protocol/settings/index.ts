/** The door of `protocol/settings`: what other rooms may use of it. */
export { UPKEEP_TOOLS } from './agents.ts';
export { findValueProblem } from './findValueProblem.ts';
export type { NumberSchema, ObjectSchema, Schema, TextSchema } from './schema.ts';
export { NONE, serializeVariables } from './serializeVariables.ts';
export type { PlainVariable, Setting, Variable } from './setting.ts';
export {
  ENV_ROWS,
  type EnvValues,
  type FolderRule,
  type FreeModels,
  type LogLevel,
  nameVariable,
  PLAIN_VARIABLES,
  type ProviderSetting,
  RULE_VARIABLES,
  SETTING_GROUPS,
  SETTING_IDS,
  SETTINGS,
  type SettingId,
  type SettingValues,
  TIMER_NAMES,
  type TimerName,
  VARIABLE_NAMES,
} from './settings.ts';
