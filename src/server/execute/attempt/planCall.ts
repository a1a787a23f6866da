/** What exactly one call will send and the most that it can cost, before anything is reserved. */

import {
  chooseTighterLimit,
  computeWorstCost,
  type Headroom,
} from '../../../core/cost-monitor/index.ts';
import {
  computeAffordableTokens,
  computeMaxOutputTokens,
} from '../../../core/decision-engine/index.ts';
import { formatNanoUsd } from '../../../core/figures.ts';
import { type BuiltPrompt, buildRepairPrompt } from '../../../core/prompt/index.ts';
import type {
  Conversation,
  Failure,
  Model,
  NanoUsd,
  ShownContext,
  Task,
  Verdict,
} from '../../../core/types.ts';
import type { CompletionRequest } from '../../../providers/index.ts';
import { chooseContextWindow } from './chooseContextWindow.ts';
import { computeOutputRange, type OutputBudget, type OutputRange } from './outputBudget.ts';

export interface CallPlanRequest {
  readonly task: Task;
  readonly model: Model;
  /** The task as this model likes to be asked. */
  readonly built: BuiltPrompt;
  /** The last rejected answer; its text is shown only to the model that wrote it. */
  readonly rejected: { readonly answer: string; readonly verdict: Verdict } | null;
  readonly room: OutputBudget;
  /** What is left of the task's own cap; null: it has none. */
  readonly leftNanoUsd: NanoUsd | null;
  /** What of the budgets the answer's cap keeps to where it can. The reservation has the last word. */
  readonly mayHold: Headroom;
  /** Absent: the model's own. */
  readonly temperature?: number;
}

export interface FeasiblePlan {
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
  /** What the model is shown beside the task. */
  readonly shown?: readonly ShownContext[];
}

export type CallPlan =
  | FeasiblePlan
  | { readonly ok: false; readonly failure: Failure; readonly shrinkable: boolean };

export function planCall(wish: CallPlanRequest, minTokens: number): CallPlan {
  const { task, model, room, leftNanoUsd } = wish;
  const { words, shown, sizes } = measurePrompt(wish);
  const { promptUpper } = sizes;
  const usual = computeMaxOutputTokens(sizes, model);
  const leanCap = Math.min(usual, Math.max(task.outputTokens, minTokens));
  const shrinkable =
    room.kind !== 'lean' && (wish.rejected !== null || shown !== undefined || usual > leanCap);
  if (usual < minTokens)
    return { ok: false, failure: makeOverflowFailure(model, sizes.promptTokens), shrinkable };

  const range = computeOutputRange(room, leanCap, sizes, model);
  const worst = (tokens: number) => computeWorstCost(model.price, promptUpper, tokens);
  const maxTokens = capAnswer(wish, range, promptUpper, worst);
  const worstTokens = promptUpper + maxTokens;
  const tooMany = checkTokenBudget(task, worstTokens);
  if (tooMany !== null) return { ok: false, failure: tooMany, shrinkable };
  const cost = model.tier === 'paid' ? worst(maxTokens) : 0;
  if (cost === null) return { ok: false, failure: makePriceFailure(model), shrinkable: false };
  if (leftNanoUsd !== null && cost > leftNanoUsd) {
    return { ok: false, failure: makeCostFailure(model, cost, leftNanoUsd), shrinkable: false };
  }
  const { temperature } = wish;
  const { name, price } = model;
  const contextTokens = chooseContextWindow(model, worstTokens);
  const request = {
    ...{ ...words, model: name, maxTokens, contextTokens, price },
    ...(temperature !== undefined && { temperature }),
  };
  const held = { worstNanoUsd: cost, worstTokens, leastTokens: range.least };
  const widenable = room.kind !== 'wider' && range.widest > maxTokens;
  return { ok: true, request, ...held, shrinkable, widenable, ...(shown && { shown }) };
}

/** What is sent, and how many tokens it is at the most and likely. */
function measurePrompt(wish: CallPlanRequest) {
  const { task } = wish;
  const { context: shown, ...words } = choosePrompt(wish);
  const added = Math.max(0, countPromptBytes(words) - countPromptBytes(task)) + FRAME_TOKENS;
  // No tokenizer makes more tokens than bytes, and code rarely more than one of three bytes.
  const promptUpper = task.promptTokensUpper + added;
  const promptTokens = task.promptTokens + Math.ceil(added / 3);
  return { words, shown, sizes: { promptTokens, promptUpper, outputTokens: task.outputTokens } };
}

/** The longest answer within what the task and the budgets leave. */
function capAnswer(
  { task, leftNanoUsd, mayHold }: CallPlanRequest,
  { wanted, least }: Pick<OutputRange, 'wanted' | 'least'>,
  promptUpper: number,
  worst: (tokens: number) => NanoUsd | null,
): number {
  const left = {
    nanoUsd: chooseTighterLimit(leftNanoUsd, mayHold.nanoUsd),
    tokens: takePrompt(mayHold.tokens, promptUpper),
  };
  // The task's own tokens bind harder than what budgets leave: an answer of the length expected is enough.
  const own = takePrompt(task.tokenBudget ?? null, promptUpper) ?? Number.POSITIVE_INFINITY;
  const affordable = computeAffordableTokens(wanted, least, left, worst);
  return Math.min(affordable, Math.max(task.outputTokens, own));
}

function takePrompt(tokens: number | null, promptTokens: number): number | null {
  return tokens === null ? null : tokens - promptTokens;
}

/** Null: the call keeps within what is left to the task. */
function checkTokenBudget({ tokenBudget: left }: Task, worstTokens: number): Failure | null {
  if (left === undefined || worstTokens <= left) return null;
  const message = `The call could take ${worstTokens} tokens, and ${left} of the task's own are left.`;
  return { kind: 'budget-refused', message, mayBeBilled: false };
}

/** Role names, separators and other tokens that a chat template adds around the words. */
const FRAME_TOKENS = 48;

function choosePrompt({ task, built, rejected, room }: CallPlanRequest): BuiltPrompt {
  if (built.conversation) return addFeedback(built, built.conversation, rejected);
  if (room.kind === 'lean') {
    const { prompt, system } = task;
    return { prompt, ...(system !== undefined && { system }), ...(built.plain && { plain: true }) };
  }
  if (!rejected) return built;
  return { ...built, prompt: buildRepairPrompt(built.prompt, rejected.answer, rejected.verdict) };
}

/** A conversation goes on with what was wrong, and is never sent in part. */
function addFeedback(
  built: BuiltPrompt,
  conversation: Conversation,
  rejected: CallPlanRequest['rejected'],
): BuiltPrompt {
  if (!rejected) return built;
  const { answer, verdict } = rejected;
  const said = { role: 'assistant', text: answer, calls: [] } as const;
  const why = { role: 'user', text: verdict.evidence } as const;
  const messages = [...conversation.messages, ...(answer === '' ? [] : [said]), why];
  const prompt = `${built.prompt}\n${answer}\n${verdict.evidence}`;
  return { ...built, prompt, conversation: { ...conversation, messages } };
}

export function countPromptBytes({
  prompt,
  system,
}: {
  readonly prompt: string;
  readonly system?: string;
}) {
  return Buffer.byteLength(prompt) + Buffer.byteLength(system ?? '');
}

function makeOverflowFailure(model: Model, promptTokens: number): Failure {
  const message =
    `The prompt has about ${promptTokens} tokens, and ${model.id} takes ${model.contextTokens} ` +
    'for prompt and answer together. Nothing was sent.';
  return { kind: 'context-overflow', message, mayBeBilled: false };
}

function makePriceFailure(model: Model): Failure {
  const message = `Nobody knows what ${model.id} costs, so no budget can be kept. Name its price in the settings.`;
  return { kind: 'budget-refused', message, mayBeBilled: false };
}

function makeCostFailure(model: Model, cost: NanoUsd, left: NanoUsd): Failure {
  const message =
    `${model.id} could cost up to ${formatNanoUsd(cost)}, ` +
    `and ${formatNanoUsd(left)} of the task's own limit is left.`;
  return { kind: 'budget-refused', message, mayBeBilled: false };
}
