/** `get_free_models`: what can be asked for nothing, what its hosts do with the data, what is left. */
import { GET_FREE_MODELS } from '../../protocol/tools/index.ts';
import { listFreeModels } from '../serialize/index.ts';
import { defineTool } from './tool.ts';

/** Most models that the text names; the structured result has them all. */
const MAX_SHOWN = 30;

export const getFreeModels = defineTool({
  contract: GET_FREE_MODELS,
  description: [
    "List the free remote models of OpenRouter's catalogue, and how many requests are left today.",
    'It tells the window, and whether the host may train on what is sent.',
  ].join(' '),
  annotations: {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: true,
  },
  run: (input, services, call) =>
    listFreeModels(services, input.refresh ? 'fresh' : 'recent', call.signal),
  render: ({ models, note }) => {
    const lines = models.slice(0, MAX_SHOWN).map(model => {
      const trains = model.may_train_on_data ? ', may train on data' : '';
      const not = model.why_not === undefined ? '' : ` — not usable: ${model.why_not}`;
      return `${model.model}: ${model.context_tokens} tokens${trains}${not}`;
    });
    const more = models.length > MAX_SHOWN ? [`… and ${models.length - MAX_SHOWN} more.`] : [];
    return [note, ...lines, ...more].join('\n');
  },
  failed: () => false,
});
