/** What exactly one call will send and the most that it can cost, before anything is reserved. */
import { worstNanoUsd } from '../../core/cost-monitor/pricing.ts';
import {
  affordableCap,
  answerCap,
  leastCap,
  widerCap,
} from '../../core/decision-engine/answerCap.ts';
import { type BuiltPrompt, repairPrompt } from '../../core/prompting.ts';
import type { Failure, Model, NanoUsd, Task, Verdict } from '../../core/types.ts';
import type { CompletionRequest } from '../../providers/provider.ts';
import { windowFor } from './windowFor.ts';

export interface CallWish {
  readonly task: Task;
  readonly model: Model;
  /** The task as this model likes to be asked. */
  readonly built: BuiltPrompt;
  /** The last rejected answer; its text is shown only to the model that wrote it. */
  readonly rejected: { readonly answer: string; readonly verdict: Verdict } | null;
  /** Sends nothing beyond the task's own words, and leaves room for the expected answer only. */
  readonly lean: boolean;
  /** More room than usual, since an answer was cut; no call where there is no more. */
  readonly wider: boolean;
  /** What is left of the task's own cap; null: it has none. */
  readonly leftNanoUsd: NanoUsd | null;
  /** What the decision found to fit into the budgets: the answer's cap keeps to it where it can. */
  readonly fitsNanoUsd: NanoUsd | null;
}

export type CallPlan =
  | {
      readonly ok: true;
      readonly request: CompletionRequest;
      readonly worstNanoUsd: NanoUsd;
      readonly worstTokens: number;
      /** Whether a lean call would send less. */
      readonly shrinkable: boolean;
      /** Whether a wider call would leave more room. */
      readonly widenable: boolean;
    }
  | { readonly ok: false; readonly failure: Failure; readonly shrinkable: boolean };

export function planCall(wish: CallWish, minTokens: number): CallPlan {
  const { task, model } = wish;
  const words = wordsOf(wish);
  const added = Math.max(0, bytesOf(words) - bytesOf(task)) + FRAME_TOKENS;
  // No tokenizer makes more tokens than bytes, and code rarely more than one of three bytes.
  const promptUpper = task.promptTokensUpper + added;
  const prompt = task.promptTokens + Math.ceil(added / 3);
  const sizes = { promptTokens: prompt, outputTokens: task.outputTokens };
  const usual = answerCap(sizes, model);
  const least = Math.min(usual, leastCap(sizes, model));
  const leanCap = Math.min(usual, Math.max(task.outputTokens, minTokens));
  const shrinkable = !wish.lean && (wish.rejected !== null || usual > leanCap);
  if (usual < minTokens) return { ok: false, failure: overflow(model, prompt), shrinkable };

  const widest = widerCap(sizes, model);
  const wanted = wish.wider ? widest : usualOrLean(wish, leanCap, usual, least, promptUpper);
  const worst = (tokens: number) => worstNanoUsd(model.price, promptUpper, tokens);
  const maxTokens = affordableCap(wanted, least, lesser(wish.leftNanoUsd, wish.fitsNanoUsd), worst);
  const cost = model.tier === 'paid' ? worst(maxTokens) : 0;
  if (cost === null) return { ok: false, failure: priceUnknown(model), shrinkable: false };
  const isNoWider = wish.wider && maxTokens <= usual;
  if (wish.leftNanoUsd !== null && (cost > wish.leftNanoUsd || isNoWider)) {
    return { ok: false, failure: overCap(model, cost, wish.leftNanoUsd), shrinkable: false };
  }
  const worstTokens = promptUpper + maxTokens;
  const contextTokens = windowFor(model, worstTokens);
  const { name, price } = model;
  const request = { ...words, model: name, maxTokens, contextTokens, price };
  const widenable = !wish.wider && widest > maxTokens;
  return { ok: true, request, worstNanoUsd: cost, worstTokens, shrinkable, widenable };
}

/** A window that is loaded already is kept where it leaves room enough: a new one takes long. */
function usualOrLean(
  { lean, model }: CallWish,
  leanCap: number,
  usual: number,
  least: number,
  promptUpper: number,
): number {
  if (lean) return leanCap;
  const room = (model.loadedContextTokens ?? 0) - promptUpper;
  return room >= least ? Math.min(usual, room) : usual;
}

function lesser(a: number | null, b: number | null): number | null {
  const least = Math.min(a ?? Number.POSITIVE_INFINITY, b ?? Number.POSITIVE_INFINITY);
  return least === Number.POSITIVE_INFINITY ? null : least;
}

/** Role names, separators and other tokens that a chat template adds around the words. */
const FRAME_TOKENS = 48;

function wordsOf({ task, built, rejected, lean }: CallWish): BuiltPrompt {
  if (lean) {
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
