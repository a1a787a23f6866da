/** The door of `core/decision-engine`: what other rooms may use of it. */
export { ROUTER, type RouterModel, sigmoid } from './difficulty/index.ts';
export {
  createOutcomeForecaster,
  deriveOutcomes,
  EVIDENCE_KINDS,
  type EvidenceKind,
  learnKnowledge,
  type Outcome,
} from './learning/index.ts';
export {
  type BenchmarkEffect,
  buildSkillMatrix,
  type Knowledge,
  listBenchmarkEffects,
  NO_KNOWLEDGE,
  SKILL_COLUMNS,
  type SkillRow,
  type Speed,
} from './models/index.ts';
export {
  BARE_PRIVACY_RULES,
  checkPrivacy,
  createGlobFinder,
  createKeptNames,
  createKeptTextBuilder,
  EVIDENCE_SIGNS,
  isModelMatch,
  type JudgedTask,
  type KeptNames,
  type KeptText,
  type LocatedPath,
  listSecretFileGlobs,
  NO_KEPT_NAMES,
  NO_KEPT_TEXT,
  type PrivacyRules,
  type PrivacyVerdict,
  redactOwnKeys,
  type UserRules,
} from './rules/index.ts';
export {
  computeAffordableTokens,
  computeLeastOutputTokens,
  computeLeastRetryTokens,
  computeMaxOutputTokens,
  computeRetryOutputTokens,
  decide,
  type TimeLimits,
  type Unavailable,
} from './selection/index.ts';
export { detectIntent, splitPrompt } from './task/index.ts';
