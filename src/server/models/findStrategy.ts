/** How a model is spoken to now: what the person set for it, over what its family is known to like. */
import { chooseBuiltInStrategy, type PromptingStrategy } from '../../core/prompt/index.ts';
import type { Model } from '../../core/types.ts';
import type { SetStrategy } from '../../store/index.ts';
import type { ClientPrompting } from './createClientPrompting.ts';

interface StrategyInEffect {
  readonly strategy: PromptingStrategy;
  /** Null: the built-in one. */
  readonly set: Omit<SetStrategy, 'strategy'> | null;
}

/** A strategy set for the model's id counts before one set for its bare name. */
export function findStrategy(
  model: Pick<Model, 'id' | 'name' | 'family'>,
  store: Pick<ClientPrompting, 'read'>,
): StrategyInEffect {
  const builtIn = chooseBuiltInStrategy(model);
  const own = store.read(model.id) ?? store.read(model.name);
  if (own === null) return { strategy: builtIn, set: null };
  const { strategy, ...set } = own;
  return { strategy: { ...builtIn, ...strategy }, set };
}
