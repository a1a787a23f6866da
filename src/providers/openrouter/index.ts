/** The door of `providers/openrouter`: what other rooms may use of it. */
export { OPENROUTER } from './createOpenRouter.ts';
export { computeFreeQuota } from './quota.ts';
export type { FreeQuota, KeyStatus, OpenRouterProvider } from './types.ts';
