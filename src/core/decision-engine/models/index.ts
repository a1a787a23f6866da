/** The door of `core/decision-engine/models`: what other rooms may use of it. */
export {
  type Knowledge,
  NO_KNOWLEDGE,
  type SkillEvidence,
  type Speed,
  type VerifierQuality,
} from './knowledge.ts';
export { estimateModelProfile } from './modelProfiles.ts';
export { makeModelKey } from './sameModel.ts';
