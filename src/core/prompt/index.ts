/** The door of `core/prompt`: what other rooms may use of it. */
export type { BuiltPrompt } from './buildPrompt.ts';
export { buildRepairPrompt } from './buildRepairPrompt.ts';
export { chooseBuiltInStrategy } from './chooseBuiltInStrategy.ts';
export { describeAnswerForm } from './describeAnswerForm.ts';
export { framePrompt } from './framePrompt.ts';
export { checkStrategy, type PromptingStrategy } from './promptingStrategy.ts';
export { type EvidenceSubject, selectEvidence } from './selectEvidence.ts';
