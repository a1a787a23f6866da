/** The door of `core/decision-engine/learning`: what other rooms may use of it. */

export { deriveOutcomes } from './deriveOutcomes.ts';
export { learnKnowledge } from './learnKnowledge.ts';
export {
  createOutcomeForecaster,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type Outcome,
} from './outcome.ts';
