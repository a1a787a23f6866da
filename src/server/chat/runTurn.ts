/**
 * One turn of a conversation: privacy judged by all its words, the model kept that has it, the worst case
 * held before the call. It is carried out as a task is: *plan → reserve → call → settle*.
 */
import { randomBytes } from 'node:crypto';
import {
  arrangeCandidates,
  findStall,
  measureConversation,
  readFirstRequest,
  writeConversationText,
} from '../../core/chat/index.ts';
import type { PrivacyVerdict } from '../../core/decision-engine/index.ts';
import type { Conversation, Model, RouteDecision, Task } from '../../core/types.ts';
import { AUTO_MODEL, type ChatTurnParams, type ChatTurnResult } from '../../protocol/chat/index.ts';
import type { ProgressNote } from '../../protocol/index.ts';
import { decideRoute } from '../decide/index.ts';
import type { Execution, ExecutionInput } from '../execute/index.ts';
import type { Services } from '../services.ts';
import type { AskUser } from '../session/index.ts';
import { addThoughts, type ConversationState, noteThoughts } from './conversations.ts';
import { createPieces } from './createPieces.ts';
import { describeFailedTurn, describeTurn } from './describeTurn.ts';
import { judgeTurn, type SaidTurn } from './judgeTurn.ts';
import { noteTurn } from './noteTurn.ts';

/** What a turn may do while it is at work. */
export interface TurnHooks {
  readonly signal: AbortSignal;
  readonly report: (message: string, note: ProgressNote) => void;
  /** Absent where the client cannot ask the user. */
  readonly ask: AskUser | undefined;
}

/** Of a turn nobody knows more before it comes. */
const EXPECTED_TOKENS = 800;

export async function runTurn(
  params: ChatTurnParams,
  conversation: Conversation,
  state: ConversationState,
  hooks: TurnHooks,
  services: Services,
): Promise<ChatTurnResult> {
  const whole = addThoughts(conversation, state);
  const text = writeConversationText(whole);
  const privacy = await judgeWords(text, state, services);
  const task = buildTask(params, whole, text, services);
  const models = await services.models('ask');
  const decided = await decideRoute(describeRequest(task, whole), models, services, privacy);
  const { decision, change } = chooseModel(decided, task, whole, state);
  if (decision.candidates.length === 0) {
    return describeFailedTurn(state.taskId, { task, models, decision, execution: null }, services);
  }
  const { execution, turn } = await askModels({ task, decision, models }, state, hooks, services);
  noteTurn(state.taskId, task, decision, execution, services);
  const { outcome } = execution;
  if (!outcome.ok || turn === null) {
    return describeFailedTurn(state.taskId, { task, models, decision, execution }, services);
  }
  if (outcome.model !== state.model) state.since = conversation.messages.length;
  state.model = outcome.model;
  state.priority = task.priority;
  if (turn.thought !== '')
    noteThoughts(
      state,
      turn.thought,
      turn.calls.map(({ id }) => id),
    );
  const why = change === null ? decision.reason : `${change} ${decision.reason}`;
  return describeTurn(state.taskId, { task, execution, turn, why }, services);
}

async function judgeWords(
  text: string,
  state: ConversationState,
  { privacy }: Services,
): Promise<PrivacyVerdict> {
  if (state.kept) return state.kept;
  await privacy.ready();
  const verdict = privacy.check({ prompt: text });
  if (verdict.kind === 'local-only') state.kept = verdict;
  return verdict;
}

function buildTask(
  { model, priority }: ChatTurnParams,
  conversation: Conversation,
  text: string,
  { config }: Services,
): Task {
  return {
    prompt: text,
    conversation,
    ...measureConversation(conversation, text),
    outputTokens: EXPECTED_TOKENS,
    priority: priority ?? config.priority,
    ...(model !== AUTO_MODEL && { model }),
  };
}

/** How hard it is tells what was asked first. */
function describeRequest(task: Task, { messages }: Conversation): Task {
  return { ...task, prompt: readFirstRequest(messages) };
}

function chooseModel(
  decided: RouteDecision,
  task: Task,
  conversation: Conversation,
  state: ConversationState,
) {
  const isSame = task.model === undefined && task.priority === state.priority;
  if (!isSame) return { decision: decided, change: null };
  return arrangeCandidates(decided, state.model, findStall(conversation, state.since));
}

interface Asking {
  readonly task: Task;
  readonly decision: RouteDecision;
  readonly models: readonly Model[];
}

async function askModels(
  { task, decision, models }: Asking,
  { taskId }: ConversationState,
  hooks: TurnHooks,
  services: Services,
): Promise<{ readonly execution: Execution; readonly turn: SaidTurn | null }> {
  const conversation = task.conversation ?? { messages: [], tools: [], mustCall: false };
  const pieces = createPieces({
    report: hooks.report,
    offersTools: conversation.tools.length > 0,
  });
  let turn: SaidTurn | null = null;
  const verify: ExecutionInput['verify'] = async ({ completion, model }) => {
    if (completion === undefined) throw new Error('a turn was read without what was said');
    const judged = judgeTurn(completion, conversation, makeCallId);
    turn = judged.turn;
    if (judged.verdict.outcome !== 'rejected') pieces.finish(turn.text, model.id);
    return judged.verdict;
  };
  const execution = await services.execution.run({
    ...{ task, taskId, decision, signal: hooks.signal, verify },
    models: new Map(models.map(model => [model.id, model])),
    onText: pieces.onText,
    onThought: pieces.onThought,
    // A model that is asked once more begins anew, too.
    onPoint: ({ asking }) => asking !== null && !asking.heard && pieces.begin(),
    onStep: (why, model) => hooks.report(why, { kind: 'step', ...(model !== null && { model }) }),
    ...(hooks.ask && { ask: hooks.ask }),
  });
  return { execution, turn };
}

/** 54 random bits: hosts want letters and digits, and Mistral nine of them. */
function makeCallId(): string {
  return randomBytes(9).toString('base64url').replace(/[-_]/g, 'x').slice(0, 9);
}
