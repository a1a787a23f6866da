/** The door of `server/privacy`: what other rooms may use of it. */

export { countKeptFiles, type RuleCount } from './countKeptFiles.ts';
export { createPrivacyGuard, type PrivacyGuard } from './createPrivacyGuard.ts';
