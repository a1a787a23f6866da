/** The door of `server/config`: what other rooms may use of it. */
export { buildUserRules } from './buildUserRules.ts';
export { type Config, parseConfig, type ToolChoice, type VerificationSettings } from './config.ts';
export { isToolOffered } from './isToolOffered.ts';
export { addUserRules } from './readUserRules.ts';
