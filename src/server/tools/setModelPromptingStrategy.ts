/** `set_model_prompting_strategy`: how a model is spoken to from now on, or the built-in way again. */
import { cutText } from '../../core/cutText.ts';
import { checkStrategy } from '../../core/prompt/index.ts';
import { type Input, SET_MODEL_PROMPTING_STRATEGY } from '../../protocol/tools/index.ts';
import type { StrategyChange } from '../../store/index.ts';
import { buildPromptingResource } from '../resources/index.ts';
import type { Services } from '../services.ts';
import { defineTool, type ToolCall, ToolError } from './tool.ts';

type SetInput = Input<typeof SET_MODEL_PROMPTING_STRATEGY>;

/** The wire's names of a strategy's fields. */
const FIELDS = {
  systemPrompt: 'system_prompt',
  userTemplate: 'user_template',
  assistantTemplate: 'assistant_template',
  useChatFormat: 'use_chat_format',
} as const satisfies Record<keyof StrategyChange, keyof SetInput>;

export const setModelPromptingStrategy = defineTool({
  contract: SET_MODEL_PROMPTING_STRATEGY,
  description: [
    'Set how a model is spoken to: system prompt, templates, chat format.',
    "What is left out is as its family's built-in strategy has it; with model_id alone, all of it.",
    'It holds for this client, for others only where the person agrees.',
  ].join(' '),
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },

  async run(input, services, call) {
    const model = input.model_id;
    const strategy = readStrategyChange(input);
    const problems = checkStrategy({ useChatFormat: true, ...strategy });
    if (problems.length > 0) {
      const lines = problems.map(({ field, message }) => `- ${FIELDS[field]}: it ${message}`);
      throw new ToolError(`Nothing was set. Wrong input:\n${lines.join('\n')}`);
    }
    const isReset = Object.keys(strategy).length === 0;
    refuseUnknownModel(model, isReset, services);
    const isForAll = !isReset && (await askWhetherForAll(model, strategy, services, call));
    try {
      if (isReset) services.prompting.reset(model);
      else services.prompting.set(model, strategy, { setMs: services.now(), isForAll });
    } catch (error) {
      throw new ToolError(`Nothing was set: the database could not be written (${error}).`);
    }
    services.changes.announce('models');
    return buildPromptingResource(model, services);
  },

  render: ({ model, origin, note }) =>
    `${model}: ${origin === 'set' ? 'the strategy is set' : 'the built-in strategy holds'}.` +
    (note === undefined ? '' : ` ${note}`),
  failed: () => false,
});

/** So that no client speaks in another's tasks unseen. */
async function askWhetherForAll(
  model: string,
  strategy: StrategyChange,
  { prompting }: Pick<Services, 'prompting'>,
  { ask, signal }: ToolCall,
): Promise<boolean> {
  if (!ask) return false;
  const words = cutText(JSON.stringify(strategy), MAX_SHOWN_CHARS);
  const text =
    `${prompting.client()} sets how ${model} is spoken to: ${words} – Is that to hold in the tasks ` +
    'of all other clients and windows, too? If not, it holds for this client alone.';
  return (await ask({ about: 'strategy', text }, signal)) === 'yes';
}

const MAX_SHOWN_CHARS = 400;

/**
 * A misspelt name would hold for nobody, and nobody would see it. Where no list of models was ever read,
 * it cannot be known; what was set before can always be taken back.
 */
function refuseUnknownModel(wanted: string, isReset: boolean, services: Services): void {
  const { note } = buildPromptingResource(wanted, services);
  if (note === undefined || isReset || services.registry.everSeen().length === 0) return;
  throw new ToolError(`model_id: nothing was set. ${note}`);
}

function readStrategyChange(input: SetInput): StrategyChange {
  const pairs = Object.entries(FIELDS).map(([name, field]) => [name, input[field]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}
