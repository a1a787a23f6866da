/**
 * The one place for what VS Code knows of chat models and its typings do not: seen in 1.139.1. An editor
 * without a field passes it over, and what is a class is looked for first.
 *
 * Three fields must never be set: they belong to proposals that are checked, and throw in a desktop. A test
 * holds all of the sources to that.
 */
import type * as vscode from 'vscode';
import { PRIORITIES, type Priority } from '../../core/types.ts';

/** Beside those of `LanguageModelChatInformation`. Prices are credits, cents of a US dollar, per million tokens. */
export interface EditorFields {
  readonly isUserSelectable: boolean;
  readonly inputCost?: number;
  readonly outputCost?: number;
  readonly warningText?: string;
  readonly infoText?: string;
  readonly configurationSchema?: object;
}

/** A picker beside the model's name in the chat box. */
export const PRIORITY_SCHEMA = {
  type: 'object',
  properties: {
    priority: {
      type: 'string',
      title: 'Priority',
      description: 'What counts most when LocalLama chooses a model for a conversation.',
      enum: ['usual', ...PRIORITIES],
      enumItemLabels: ['As in Settings', 'Speed', 'Cost', 'Quality'],
      default: 'usual',
      group: 'navigation',
    },
  },
} as const;

type Options = vscode.ProvideLanguageModelChatResponseOptions;

/** Undefined: that of the settings. */
export function readPriority(options: Options): Priority | undefined {
  const { modelConfiguration } = options as { readonly modelConfiguration?: unknown };
  const chosen = readField(modelConfiguration, 'priority');
  return PRIORITIES.find(priority => priority === chosen);
}

/** Stays the same in a conversation; undefined where the editor does not tell. */
export function readConversationId({ modelOptions }: Options): string | undefined {
  const id = readField(modelOptions, '_conversationId');
  return typeof id === 'string' && id !== '' && id.length <= MAX_ID_CHARS ? id : undefined;
}

const MAX_ID_CHARS = 400;

interface Counts {
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
}

/** Fills the ring that shows how full the context is; null where the editor has no such part. */
export function makeUsagePart(api: object, counts: Counts): vscode.LanguageModelDataPart | null {
  const Part = findClass(api, 'LanguageModelDataPart');
  if (Part === undefined) return null;
  const { promptTokens, outputTokens, cachedTokens } = counts;
  const usage = {
    prompt_tokens: promptTokens,
    completion_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
  const bytes = new TextEncoder().encode(JSON.stringify(usage));
  return new Part(bytes, 'usage') as vscode.LanguageModelDataPart;
}

/** Null where the editor shows no thoughts. */
export function makeThinkingPart(
  api: object,
  text: string,
): vscode.LanguageModelResponsePart | null {
  const Part = findClass(api, 'LanguageModelThinkingPart');
  return Part === undefined ? null : (new Part(text) as vscode.LanguageModelResponsePart);
}

type PartClass = new (...given: readonly unknown[]) => unknown;

function findClass(api: object, name: string): PartClass | undefined {
  const found: unknown = Reflect.has(api, name) ? Reflect.get(api, name) : undefined;
  return typeof found === 'function' ? (found as PartClass) : undefined;
}

function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
