/** The door of `server/config`: what other rooms may use of it. */
export { buildUserRules } from './buildUserRules.ts';
export { type Config, parseConfig, type VerificationSettings } from './config.ts';
export { addUserRules } from './readUserRules.ts';
