/** The door of `host/settings`: what other rooms may use of it. */
export { type ApiKeys, createApiKeys } from './apiKeys.ts';
export { hasBudget, setBudget } from './budgetSettings.ts';
export { removeApiKey, setApiKey } from './keyCommands.ts';
export { pickInheritedEnv } from './pickInheritedEnv.ts';
export { NETWORK_SECTION, readNetworkEnv } from './readNetworkEnv.ts';
export { type BoundKey, fillServerEnv, listKeyHolders, type ServerEnvResult } from './serverEnv.ts';
export { readOwnSettings, readWindowSettings } from './settings.ts';
