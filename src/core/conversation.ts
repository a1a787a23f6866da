/**
 * A conversation as a model that chats with tools is given it: turns, tools that it may call, calls and
 * what came of them.
 */

export interface Conversation {
  /** In order; whoever speaks, speaks once at least. */
  readonly messages: readonly ConversationMessage[];
  readonly tools: readonly OfferedTool[];
  /** Whether the answer has to be a call. */
  readonly mustCall: boolean;
}

export type ConversationMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | {
      readonly role: 'assistant';
      readonly text: string;
      readonly calls: readonly ToolRequest[];
      /** What the model thought before it said this, where that is still known. */
      readonly reasoning?: string;
    }
  | {
      readonly role: 'tool';
      /** Of the call that it answers. */
      readonly callId: string;
      readonly name: string;
      readonly text: string;
    };

export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  /** A JSON schema of an object; empty where the tool takes nothing. */
  readonly parameters: JsonObject;
}

/** A call as it is passed on: its tool was offered, and its arguments were read. */
export interface ToolRequest {
  readonly id: string;
  readonly name: string;
  readonly arguments: JsonObject;
}

/** A call as a host told it: nothing of it is checked yet. */
export interface RawToolCall {
  /** Empty where the host gave none. */
  readonly id: string;
  readonly name: string;
  /** JSON, or what a model took for it. */
  readonly argumentsText: string;
}

export type JsonObject = { readonly [name: string]: unknown };
