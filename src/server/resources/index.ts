/** The door of `server/resources`: what other rooms may use of it. */
export { serializeRequest } from './buildAuditResource.ts';
export { buildModelsResource } from './buildModelsResource.ts';
export { buildPromptingResource } from './buildPromptingResource.ts';
export { readResource, serveResources } from './serveResources.ts';
