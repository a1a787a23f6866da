/** The door of `host`: what other rooms may use of it. */
export { Answers } from './chat/index.ts';
export { registerCommands } from './commands.ts';
export { registerModels } from './models/index.ts';
export { createOutcomeReporter, Proposals } from './proposal/index.ts';
export { createRoute } from './route/index.ts';
export {
  createServerSession,
  LiveResources,
  registerMcpDefinition,
  resolveServerPlace,
  Session,
  watchWorkspaceSettings,
} from './server/index.ts';
export { createApiKeys } from './settings/index.ts';
export { watchLostLedger } from './setup/index.ts';
export { registerPanel, showAlertNotices, showCostMeter } from './spend/index.ts';
