/** That somebody set how a model is spoken to is told with each task in which it counted. */
import type { Model } from '../../core/types.ts';
import { type ClientPrompting, findStrategy } from '../models/index.ts';

/** One sentence; undefined where each model was spoken to in the built-in way. */
export function nameStrategies(
  asked: readonly Pick<Model, 'id' | 'name' | 'family'>[],
  prompting: Pick<ClientPrompting, 'read'>,
): string | undefined {
  const told = asked.flatMap(model => {
    const { set } = findStrategy(model, prompting);
    if (set === null) return [];
    const day = new Date(set.setMs).toISOString().slice(0, 'yyyy-mm-dd'.length);
    return [`${model.id} as ${set.setBy || 'somebody'} set it on ${day}`];
  });
  return told.length === 0 ? undefined : `${told.join(', ')}.`;
}
