/**
 * One turn of a chat for the model picker: a request of our own on the extension's connection. It is no
 * tool, since what it takes and streams is no model's to give. `notifications/progress` carries the words as
 * they come (`ProgressNote`); the result has all of them. `notifications/cancelled` ends it.
 */
import * as z from 'zod';
import { cost, failure, makeTextSchema, priority, tier, usage } from '../fields.ts';
import { CHAT_METHOD } from './method.ts';

/** More turns, tools or words than any window holds are refused. */
const MAX_MESSAGES = 10_000;
const MAX_TOOLS = 1_000;
const MAX_CALLS = 1_000;
const MAX_CHARS = 8_000_000;
const MAX_NAME_CHARS = 500;

const words = makeTextSchema(MAX_CHARS);
const name = z.string().max(MAX_NAME_CHARS);
const fields = z.record(z.string(), z.unknown());

const toolRequest = z.object({ id: name, name, arguments: fields });

const message = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'user']), text: words }),
  z.object({
    role: z.literal('assistant'),
    text: words,
    calls: z.array(toolRequest).max(MAX_CALLS),
  }),
  z.object({ role: z.literal('tool'), call_id: name, name, text: words }),
]);

const params = z.object({
  conversation_id: name.optional().describe('Stays the same in a conversation.'),
  /** A model's id, or `auto`. */
  model: name,
  priority: priority.optional(),
  messages: z.array(message).min(1).max(MAX_MESSAGES),
  tools: z.array(z.object({ name, description: words, parameters: fields })).max(MAX_TOOLS),
  must_call: z.boolean().optional(),
});

export const ChatTurnRequest = z.object({
  method: z.literal(CHAT_METHOD),
  params: params.loose(),
});
export type ChatTurnParams = z.output<typeof params>;
export type ChatTurnInput = z.input<typeof params>;

/** Of a model and what its turn cost; null where none was asked. */
const asked = z.object({ model: z.string(), provider: z.string(), tier });

export const chatTurnResult = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('answered'),
    ...asked.shape,
    task_id: z.string(),
    /** Why this model. */
    why: z.string(),
    text: z.string(),
    calls: z.array(toolRequest),
    /** The calls were printed as text. */
    repaired: z.boolean(),
    /** `length`: the answer was cut at its limit of tokens. */
    finish: z.enum(['stop', 'length', 'calls']),
    usage: usage.optional(),
    /** Tokens of the prompt, by estimate where nobody counted. */
    prompt_tokens: z.number(),
    cost,
    conversation_cost: cost,
  }),
  z.object({
    status: z.literal('failed'),
    task_id: z.string(),
    /** One sentence or two, for a person. */
    error: z.string(),
    failure: failure.optional(),
    cost,
    conversation_cost: cost,
  }),
]);
export type ChatTurnResult = z.output<typeof chatTurnResult>;
