/** What exactly one call will send and the most that it can cost, before anything is reserved. */
import { type Holding, tighter } from '../../core/cost-monitor/holding.ts';
import { worstNanoUsd } from '../../core/cost-monitor/pricing.ts';
import { affordableCap, answerCap } from '../../core/decision-engine/answerCap.ts';
import { type BuiltPrompt, repairPrompt } from '../../core/prompting.ts';
import type { Failure, Model, NanoUsd, Task, Verdict } from '../../core/types.ts';
import type { CompletionRequest } from '../../providers/provider.ts';
import { type AnswerRoom, capRange } from './answerRoom.ts';
import { windowFor } from './windowFor.ts';

export interface CallWish {
  readonly task: Task;
  readonly model: Model;
  /** The task as this model likes to be asked. */
  readonly built: BuiltPrompt;
  /** The last rejected answer; its text is shown only to the model that wrote it. */
  readonly rejected: { readonly answer: string; readonly verdict: Verdict } | null;
  readonly room: AnswerRoom;
  /** What is left of the task's own cap; null: it has none. */
  readonly leftNanoUsd: NanoUsd | null;
  /** What of the budgets the answer's cap keeps to where it can. The reservation has the last word. */
  readonly mayHold: Holding;
}

export type CallPlan =
  | {
      readonly ok: true;
      readonly request: CompletionRequest;
      readonly worstNanoUsd: NanoUsd;
      readonly worstTokens: number;
      /** A shorter answer than this is not worth a call. */
      readonly leastTokens: number;
      /** Whether a lean call would send less. */
      readonly shrinkable: boolean;
      /** Whether a wider call would leave more room. */
      readonly widenable: boolean;
    }
  | { readonly ok: false; readonly failure: Failure; readonly shrinkable: boolean };

export function planCall(wish: CallWish, minTokens: number): CallPlan {
  const { task, model, room, leftNanoUsd, mayHold } = wish;
  const words = wordsOf(wish);
  const added = Math.max(0, bytesOf(words) - bytesOf(task)) + FRAME_TOKENS;
  // No tokenizer makes more tokens than bytes, and code rarely more than one of three bytes.
  const promptUpper = task.promptTokensUpper + added;
  const prompt = task.promptTokens + Math.ceil(added / 3);
  const sizes = { promptTokens: prompt, promptUpper, outputTokens: task.outputTokens };
  const usual = answerCap(sizes, model);
  const leanCap = Math.min(usual, Math.max(task.outputTokens, minTokens));
  const shrinkable = room.kind !== 'lean' && (wish.rejected !== null || usual > leanCap);
  if (usual < minTokens) return { ok: false, failure: overflow(model, prompt), shrinkable };

  const { wanted, least, widest } = capRange(room, leanCap, sizes, model);
  const worst = (tokens: number) => worstNanoUsd(model.price, promptUpper, tokens);
  const left = {
    nanoUsd: tighter(leftNanoUsd, mayHold.nanoUsd),
    tokens: mayHold.tokens === null ? null : mayHold.tokens - promptUpper,
  };
  const maxTokens = affordableCap(wanted, least, left, worst);
  const cost = model.tier === 'paid' ? worst(maxTokens) : 0;
  if (cost === null) return { ok: false, failure: priceUnknown(model), shrinkable: false };
  if (leftNanoUsd !== null && cost > leftNanoUsd) {
    return { ok: false, failure: overCap(model, cost, leftNanoUsd), shrinkable: false };
  }
  const worstTokens = promptUpper + maxTokens;
  const contextTokens = windowFor(model, worstTokens);
  const { name, price } = model;
  const request = { ...words, model: name, maxTokens, contextTokens, price };
  const held = { worstNanoUsd: cost, worstTokens, leastTokens: least };
  const widenable = room.kind !== 'wider' && widest > maxTokens;
  return { ok: true, request, ...held, shrinkable, widenable };
}

/** Role names, separators and other tokens that a chat template adds around the words. */
const FRAME_TOKENS = 48;

function wordsOf({ task, built, rejected, room }: CallWish): BuiltPrompt {
  if (room.kind === 'lean') {
    const { prompt, system } = task;
    return { prompt, ...(system !== undefined && { system }), ...(built.plain && { plain: true }) };
  }
  if (!rejected) return built;
  return { ...built, prompt: repairPrompt(built.prompt, rejected.answer, rejected.verdict) };
}

export function bytesOf({ prompt, system }: { readonly prompt: string; readonly system?: string }) {
  return Buffer.byteLength(prompt) + Buffer.byteLength(system ?? '');
}

function overflow(model: Model, promptTokens: number): Failure {
  const message =
    `The prompt has about ${promptTokens} tokens, and ${model.id} takes ${model.contextTokens} ` +
    'for prompt and answer together. Nothing was sent.';
  return { kind: 'context-overflow', message, mayBeBilled: false };
}

function priceUnknown(model: Model): Failure {
  const message = `Nobody knows what ${model.id} costs, so no budget can be kept. Name its price in the settings.`;
  return { kind: 'budget-refused', message, mayBeBilled: false };
}

function overCap(model: Model, cost: NanoUsd, left: NanoUsd): Failure {
  const message =
    `${model.id} could cost up to $${(cost / 1e9).toPrecision(3)}, ` +
    `and $${(left / 1e9).toPrecision(3)} of the task's own limit is left.`;
  return { kind: 'budget-refused', message, mayBeBilled: false };
}
