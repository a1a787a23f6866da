/** How one model is spoken to now, in the wire's words, and where that comes from. */
import type { PromptingStrategy } from '../../core/prompt/index.ts';
import type { Model } from '../../core/types.ts';
import type { Output, SET_MODEL_PROMPTING_STRATEGY } from '../../protocol/tools/index.ts';
import { findStrategy } from '../models/index.ts';
import type { Services } from '../services.ts';

type Shown = Output<typeof SET_MODEL_PROMPTING_STRATEGY>;

/** `wanted`: a model's id or bare name, known or not: a strategy may be set before the model is there. */
export function buildPromptingResource(
  wanted: string,
  { registry, openRouter, prompting }: Services,
): Shown {
  const known = [...registry.everSeen(), ...(openRouter.catalogue.known()?.models ?? [])];
  const model = known.find(each => each.id === wanted || each.name === wanted);
  // What was set under this very name is shown, even if one set for the id would count before it.
  const id = model && prompting.read(wanted) === null ? model.id : wanted;
  const { strategy, set } = findStrategy({ name: wanted, ...model, id }, prompting);
  return {
    model: wanted,
    origin: set === null ? 'built-in' : 'set',
    strategy: serializeStrategy(strategy),
    ...(set && { set_at: new Date(set.setMs).toISOString(), set_by: set.setBy }),
    ...(set && { holds_for: set.isForAll ? ('all clients' as const) : ('this client' as const) }),
    ...(!model && { note: describeUnknownModel(wanted, known) }),
  };
}

function serializeStrategy(strategy: PromptingStrategy): Shown['strategy'] {
  const { systemPrompt, userTemplate, assistantTemplate, useChatFormat } = strategy;
  return {
    ...(systemPrompt !== undefined && { system_prompt: systemPrompt }),
    ...(userTemplate !== undefined && { user_template: userTemplate }),
    ...(assistantTemplate !== undefined && { assistant_template: assistantTemplate }),
    use_chat_format: useChatFormat,
  };
}

function describeUnknownModel(wanted: string, known: readonly Model[]): string {
  const last = wanted.split('/').at(-1)?.toLowerCase() ?? '';
  const alike = known.filter(({ name }) => name.toLowerCase().includes(last)).slice(0, MAX_LISTED);
  const hint = alike.length > 0 ? ` Did you mean ${alike.map(({ id }) => id).join(', ')}?` : '';
  return `No end point offers ${JSON.stringify(wanted)} now; it holds once one does.${hint}`;
}

/** Most models that a note names. */
const MAX_LISTED = 5;
