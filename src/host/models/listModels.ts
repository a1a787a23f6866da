/** The models that the picker shows: Auto, and each model of the user's own by its true name. */
import type * as vscode from 'vscode';
import { AUTO_MODEL } from '../../protocol/chat/index.ts';
import { describeTier, type ModelsResource } from '../../protocol/index.ts';
import { type EditorFields, PRIORITY_SCHEMA } from './editorFields.ts';

type ListedModel = vscode.LanguageModelChatInformation & EditorFields;
type KnownModel = ModelsResource['models'][number];

/** Of a model with a window that is not told. */
const UNTOLD_WINDOW_TOKENS = 32_768;
/** What the prompt leaves to the answer: a quarter of a small window, and no more than this. */
const MAX_OUTPUT_TOKENS = 8_192;
const OUTPUT_SHARE = 4;
const CREDITS_PER_USD = 100;

export function listModels(models: readonly KnownModel[]): readonly ListedModel[] {
  return [describeAuto(models), ...models.map(describeModel)];
}

/**
 * Its family is neutral, since the editor changes its words for some. Pictures are no model's here: of most
 * it is not known whether they take any.
 */
function describeAuto(models: readonly KnownModel[]): ListedModel {
  const widest = Math.max(0, ...models.map(({ context_tokens }) => context_tokens ?? 0));
  return {
    id: AUTO_MODEL,
    name: 'LocalLama Auto',
    family: 'locallama-auto',
    version: '1',
    detail: 'Your own models',
    tooltip:
      'Chooses a model of yours for each conversation: a local one where that will do, within your budgets.',
    ...measureWindow(widest === 0 ? UNTOLD_WINDOW_TOKENS : widest),
    capabilities: { toolCalling: true, imageInput: false },
    isUserSelectable: true,
    configurationSchema: PRIORITY_SCHEMA,
    ...(models.length === 0 && {
      warningText: 'No model answers. Start a local one, or set an API key.',
    }),
  };
}

/** Hundreds of a catalogue are shown where the user asks for them: in Manage Models. */
function describeModel(model: KnownModel): ListedModel {
  const { id, provider, tier, context_tokens: window, may_train_on_data: mayTrain } = model;
  const name = id.slice(provider.length + 1);
  return {
    ...{ id, name, version: '1' },
    family: name.replace(/:[^/]*$/, ''),
    detail: `LocalLama, ${provider}`,
    tooltip: `${id}, ${describeTier(tier)}`,
    ...measureWindow(window ?? UNTOLD_WINDOW_TOKENS),
    capabilities: { toolCalling: true, imageInput: false },
    isUserSelectable: provider !== CATALOGUE,
    ...describePrice(model),
    ...(mayTrain && { warningText: 'Its host may train on what you send.' }),
  };
}

const CATALOGUE = 'openrouter';

function measureWindow(window: number) {
  const maxOutputTokens = Math.min(MAX_OUTPUT_TOKENS, Math.floor(window / OUTPUT_SHARE));
  return { maxInputTokens: window - maxOutputTokens, maxOutputTokens };
}

function describePrice({ input_usd_per_mtok: input, output_usd_per_mtok: output }: KnownModel) {
  if (input === null || output === null) return { infoText: 'Its price is not known.' };
  return { inputCost: input * CREDITS_PER_USD, outputCost: output * CREDITS_PER_USD };
}
