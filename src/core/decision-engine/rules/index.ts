/** The door of `core/decision-engine/rules`: what other rooms may use of it. */
export {
  BARE_PRIVACY_RULES,
  checkPrivacy,
  type JudgedTask,
  type LocatedPath,
  listSecretFileGlobs,
  type PrivacyRules,
  type PrivacyVerdict,
} from './checkPrivacy.ts';
export { createGlobFinder } from './findLocalOnlyGlob.ts';
export { createKeptNames, type KeptNames, NO_KEPT_NAMES } from './keptNames.ts';
export { createKeptTextBuilder, EVIDENCE_SIGNS, type KeptText, NO_KEPT_TEXT } from './keptText.ts';
export { redactOwnKeys } from './ownKeys.ts';
export { findPin, isModelMatch, type Pin, type UserRules } from './userRules.ts';
