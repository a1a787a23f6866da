/** Has the server answer a turn, and streams what comes to the editor. */
import * as vscode from 'vscode';
import type { ChatTurnInput, ChatTurnResult } from '../../protocol/chat/index.ts';
import {
  describeTier,
  formatCost,
  PROGRESS_META,
  type ProgressNote,
} from '../../protocol/index.ts';
import type { Session } from '../server/index.ts';
import {
  makeThinkingPart,
  makeUsagePart,
  readConversationId,
  readPriority,
} from './editorFields.ts';
import { readMessages, readTools } from './readMessages.ts';

export interface TurnOrder {
  /** A model's id, or Auto's. */
  readonly model: string;
  readonly messages: readonly vscode.LanguageModelChatRequestMessage[];
  readonly options: vscode.ProvideLanguageModelChatResponseOptions;
  readonly progress: vscode.Progress<vscode.LanguageModelResponsePart>;
  readonly token: vscode.CancellationToken;
}

/** A server that is silent for so long is stuck; it says every few seconds that it is not. */
const SILENCE_LIMIT_MS = 60_000;
const TOTAL_LIMIT_MS = 3_600_000;

/** What went wrong, for the user; undefined: nothing did. `tell`: which model answered, why and for how much. */
export async function answerTurn(
  order: TurnOrder,
  session: Pick<Session, 'chatTurn'>,
  tell: (line: string) => void,
): Promise<string | undefined> {
  const { progress, token } = order;
  const ending = new AbortController();
  const watching = token.onCancellationRequested(() => ending.abort());
  if (token.isCancellationRequested) ending.abort();
  const shown = createShown(progress);
  try {
    const result = await session.chatTurn(buildInput(order), {
      signal: ending.signal,
      timeout: SILENCE_LIMIT_MS,
      maxTotalTimeout: TOTAL_LIMIT_MS,
      resetTimeoutOnProgress: true,
      onprogress: shown.onProgress,
    });
    tell(describeResult(result));
    if (result.status === 'failed') return result.error;
    shown.finish(result);
    return undefined;
  } catch (error) {
    if (ending.signal.aborted) return undefined;
    return error instanceof Error ? error.message : String(error);
  } finally {
    watching.dispose();
  }
}

function buildInput({ model, messages, options }: TurnOrder): ChatTurnInput {
  const id = readConversationId(options);
  const priority = readPriority(options);
  return {
    ...(id !== undefined && { conversation_id: id }),
    ...(priority && { priority }),
    model,
    messages: readMessages(messages),
    tools: readTools(options.tools ?? []),
    must_call: options.toolMode === vscode.LanguageModelChatToolMode.Required,
  };
}

type Answered = Extract<ChatTurnResult, { status: 'answered' }>;

/** The protocol's client drops pieces that come in one packet with the result, which has them all. */
function createShown(progress: TurnOrder['progress']) {
  let text = '';
  /** What comes next is another answer. */
  let isNew = false;
  const say = (piece: string) => {
    if (piece !== '') progress.report(new vscode.LanguageModelTextPart(piece));
  };
  return {
    onProgress: (given: { readonly message?: string | undefined }) => {
      const note = readNote(given);
      const piece = given.message ?? '';
      // A step comes before each model is asked; one without words is a sign of life.
      if (note?.kind === 'step') isNew ||= piece !== '';
      if (note === undefined || note.kind === 'step' || piece === '') return;
      if (note.kind === 'thought') return reportThought(piece, progress);
      text = isNew ? piece : text + piece;
      isNew = false;
      say(piece);
    },
    finish: (result: Answered) => {
      say(findRest(result, text, isNew));
      if (result.finish === 'length') say(CUT);
      for (const { id, name, arguments: given } of result.calls) {
        progress.report(new vscode.LanguageModelToolCallPart(id, name, given));
      }
      const usage = makeUsagePart(vscode, readCounts(result));
      if (usage) progress.report(usage);
    },
  };
}

const CUT = '\n\n*The answer was cut at its limit of tokens.*';

/** What of the text was not shown yet. An answer behind another one begins a paragraph. */
function findRest({ text }: Answered, shown: string, isNew: boolean): string {
  if (shown === '' || text === '') return text;
  if (isNew) return `\n\n${text}`;
  const said = shown.replace(/^\n\n/, '');
  return text.startsWith(said) ? text.slice(said.length) : '';
}

function readNote(progress: object): ProgressNote | undefined {
  const { _meta: meta } = progress as { readonly _meta?: Record<string, unknown> };
  return meta?.[PROGRESS_META] as ProgressNote | undefined;
}

/** An editor may have the class, and show thoughts of its own models only. */
function reportThought(text: string, progress: TurnOrder['progress']): void {
  try {
    const part = makeThinkingPart(vscode, text);
    if (part) progress.report(part);
  } catch {}
}

function readCounts({ usage, prompt_tokens: promptTokens }: Answered) {
  return {
    promptTokens,
    outputTokens: usage?.output_tokens ?? 0,
    cachedTokens: usage?.cache_read_tokens ?? 0,
  };
}

function describeResult(result: ChatTurnResult): string {
  const whole = `the conversation ${formatCost(result.conversation_cost)}`;
  if (result.status === 'failed') return `chat: no answer, ${whole}: ${result.error}`;
  const { model, tier, cost, why } = result;
  return `chat: ${model}, ${describeTier(tier)}, ${formatCost(cost)}, ${whole}: ${why}`;
}
