/** Answers the extension's request for a turn of a chat, with its words as progress. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { Conversation } from '../../core/types.ts';
import { type ChatTurnParams, ChatTurnRequest } from '../../protocol/chat/index.ts';
import type { Services } from '../services.ts';
import { createAskUser, createProgressReporter } from '../session/index.ts';
import { Conversations } from './conversations.ts';
import type { TurnHooks } from './runTurn.ts';

/** Turns in flight at once: far more than one user's windows and agents have. */
const MAX_RUNNING_TURNS = 64;

export function serveChat(server: Server, services: Services): void {
  const conversations = new Conversations();
  let running = 0;
  server.setRequestHandler(ChatTurnRequest, async ({ params }, extra) => {
    if (running >= MAX_RUNNING_TURNS) {
      throw new McpError(ErrorCode.InternalError, 'Too many chats are at work: nothing was spent.');
    }
    running += 1;
    const progress = createProgressReporter(extra);
    try {
      // Clients without a model picker never want it.
      const { runTurn } = await import('./runTurn.ts');
      const conversation = readConversation(params);
      const state = conversations.find(params.conversation_id, conversation);
      const ask = createAskUser(server.getClientCapabilities(), extra.sendRequest);
      const hooks: TurnHooks = { signal: extra.signal, report: progress.report, ask };
      return await runTurn(params, conversation, state, hooks, services);
    } finally {
      running -= 1;
      progress.stop();
    }
  });
}

/** Lone surrogates become U+FFFD, since no host takes them. */
function readConversation({ messages, tools, must_call: mustCall }: ChatTurnParams): Conversation {
  return {
    messages: messages.map(message => {
      const text = message.text.toWellFormed();
      if (message.role !== 'tool') return { ...message, text };
      const { role, call_id: callId, name } = message;
      return { role, callId, name, text };
    }),
    tools,
    mustCall: mustCall ?? false,
  };
}
