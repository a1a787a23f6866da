/** One turn of a chat, its result read by the protocol's schema. Loaded with the SDK. */
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js';
import {
  CHAT_METHOD,
  type ChatTurnInput,
  type ChatTurnResult,
  chatTurnResult,
} from '../../protocol/chat/index.ts';

/** Rejects where the call fails, and where the result is none that the protocol knows. */
export function callChatTurn(
  client: Client,
  params: ChatTurnInput,
  options: RequestOptions,
): Promise<ChatTurnResult> {
  return client.request({ method: CHAT_METHOD, params }, chatTurnResult, options);
}
