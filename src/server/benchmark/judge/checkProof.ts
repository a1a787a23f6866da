/** Without tests: what the server's own checks can prove. That it parses proves nothing. */
import { type JudgeInput, type Judgement, NOT_TIMED } from './judgement.ts';

export async function checkProof(input: JudgeInput): Promise<Judgement> {
  const { asked, model, answer, finish, verification, signal } = input;
  const verdict = await verification.verify({
    ...{ task: asked, model, answer, finish, signal, mayEscalate: true },
  });
  const { outcome, by, evidence } = verdict;
  // Not by the room's door, which the server's start reads.
  const { PROOFS } = await import('../../verify/verifyAnswer.ts');
  const isProof = PROOFS.has(by);
  const passed = outcome === 'accepted' ? true : outcome === 'rejected' && isProof ? false : null;
  return { passed, by, evidence, ...NOT_TIMED };
}
