/** What an answer's code becomes below the code that it was asked for, which stays. */
import { applyAnswer, type Place } from './applyAnswer.ts';

/** The code with the answer under it; alone where the model repeated the code, as many do. */
export function appendAnswer(place: Place, code: string, gap: '\n' | '\n\n'): string {
  const kept = place.selected.trimEnd();
  const placed = applyAnswer(place, code);
  return placed.trimStart().startsWith(kept.trimStart()) ? placed : kept + gap + placed;
}
