/** The door of `host/server`: what other rooms may use of it. */

export { findWorkspaceFolder, resolveServerPlace, type ServerPlace } from './buildServerCommand.ts';
export { copyMcpConfiguration } from './copyMcpConfiguration.ts';
export { createServerSession } from './createServerSession.ts';
export { LiveResources } from './liveResources.ts';
export { registerMcpDefinition } from './mcpDefinition.ts';
export type { RouteResult } from './routeResult.ts';
export { runProgram } from './runProgram.ts';
export { Session } from './session.ts';
export { watchWorkspaceSettings } from './watchWorkspaceSettings.ts';
export { offerWeakSandbox } from './weakSandbox.ts';
