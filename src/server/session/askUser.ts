/**
 * Asks the person behind the client, by MCP's elicitation: whether free use may become paid use,
 * whether paid models may be asked without a budget, or whether they have fetched a model.
 *
 * It is the client that shows the question and not the model that called the tool, so no agent can
 * agree for anybody. Where a client cannot ask, the task fails with what the person can do instead.
 */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ElicitResultSchema } from '@modelcontextprotocol/sdk/types.js';
import type { UserAnswers, UserQuestion } from '../../core/fallback-handler/index.ts';
import { ACTION_META } from '../../protocol/index.ts';

/** How long a question may stand: a task is not kept open for ever. */
const ASK_MS = 120_000;

/** A question of a task's, or of a tool's own. */
type AskedQuestion = Pick<UserQuestion, 'text' | 'action'> & {
  readonly about: UserQuestion['about'] | 'strategy';
};

export type AskUser = (question: AskedQuestion, signal: AbortSignal) => Promise<UserAnswers['pay']>;

/** How a tool's call sends a request back to its client. */
type SendRequest = Server['request'];

/** Undefined where the client has no way to ask. The function never rejects; undefined: no answer. */
export function createAskUser(
  capabilities: ReturnType<Server['getClientCapabilities']>,
  sendRequest: SendRequest,
): AskUser | undefined {
  if (!capabilities?.elicitation?.form) return undefined;
  return async ({ about, text, action: offered }, signal) => {
    const params = {
      message: text,
      ...(offered && { _meta: { [ACTION_META]: offered } }),
      requestedSchema: {
        type: 'object' as const,
        properties: { go_on: { type: 'boolean' as const, title: TITLES[about], default: false } },
        required: ['go_on'],
      },
    };
    try {
      const request = { method: 'elicitation/create' as const, params };
      const options = { signal, timeout: ASK_MS };
      const { action, content } = await sendRequest(request, ElicitResultSchema, options);
      if (action === 'cancel') return undefined;
      return action === 'accept' && content?.go_on === true ? 'yes' : 'no';
    } catch {
      return undefined;
    }
  };
}

const TITLES: Readonly<Record<AskedQuestion['about'], string>> = {
  pay: 'Ask the paid model',
  budget: 'Allow paid calls without a budget this month',
  pull: 'The model is there now: ask it again',
  strategy: 'Let it hold for all clients',
};
