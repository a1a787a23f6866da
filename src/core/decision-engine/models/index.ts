/** The door of `core/decision-engine/models`: what other rooms may use of it. */
export { buildSkillMatrix, type SkillRow } from './buildSkillMatrix.ts';
export { computeLead } from './computeLead.ts';
export { SKILL_COLUMNS } from './estimateAbility.ts';
export {
  type Knowledge,
  type MeasuredRate,
  NO_KNOWLEDGE,
  type SkillEvidence,
  type Speed,
  type VerifierQuality,
} from './knowledge.ts';
export { type BenchmarkEffect, listBenchmarkEffects } from './listBenchmarkEffects.ts';
export { makeModelKey } from './makeModelKey.ts';
export { estimateModelProfile, type ModelProfile } from './modelProfiles.ts';
export { findProofQuality } from './proofQuality.ts';
