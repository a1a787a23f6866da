/** The built-in end points that speak OpenAI's API: one for each dialect that has a setting. */
import type { ProviderKind } from '../providerKind.ts';
import { createOpenAICompatible } from './createOpenAICompatible.ts';
import { DIALECTS } from './dialects.ts';

export const OPENAI_KINDS = DIALECTS.map(({ id, setting, tier, advice }) => ({
  ...{ id, setting, tier, advice },
  create: createOpenAICompatible,
})) satisfies readonly ProviderKind[];
