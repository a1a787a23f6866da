/** The door of `core/decision-engine/rules`: what other rooms may use of it. */
export { checkPrivacy, type PrivacyVerdict } from './checkPrivacy.ts';
export { findPin, isModelMatch, type Pin, type UserRules } from './userRules.ts';
