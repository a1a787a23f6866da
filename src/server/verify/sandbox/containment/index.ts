/** The door of `server/verify/sandbox/containment`: what other rooms may use of it. */

export {
  BOX,
  type CommandLine,
  type Containment,
  type Job,
  SYSTEM_PATH,
} from './containment.ts';
export { createBubblewrap } from './createBubblewrap.ts';
export { createNamespaces } from './createNamespaces.ts';
export { createNodePermission } from './createNodePermission.ts';
export { createSeatbelt, MAC_FILES } from './createSeatbelt.ts';
export { createIdentity, type Identity } from './identity.ts';
export { buildSystemCallFilter } from './systemCalls.ts';
