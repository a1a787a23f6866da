/** The contract of the tool that sets how a model is spoken to. */
import * as z from 'zod';
import * as field from '../fields.ts';
import { defineContract } from './contract.ts';

/** A strategy on the wire; an absent text is not sent. */
const wireStrategy = z.object({
  system_prompt: z.string().optional(),
  user_template: z.string().optional(),
  assistant_template: z.string().optional(),
  use_chat_format: z.boolean(),
});

/** What is in effect for a model: `locallama://openrouter/prompting-strategy/{model_id}` shows the same. */
const strategyInEffect = z.object({
  model: z.string(),
  origin: z
    .enum(['built-in', 'set'])
    .describe("Whether somebody set it, or it is the built-in one of the model's family."),
  strategy: wireStrategy,
  set_at: z.string().optional(),
  set_by: z.string().optional().describe('The client that set it, as it calls itself.'),
  holds_for: z
    .enum(['this client', 'all clients'])
    .optional()
    .describe('It holds for all clients only where the person agreed.'),
  note: z.string().optional(),
});

export const SET_MODEL_PROMPTING_STRATEGY = defineContract({
  name: 'set_model_prompting_strategy',
  title: 'Set how a model is spoken to',
  input: z.object({
    model_id: field
      .makeTextSchema(500)
      .trim()
      .min(1, { error: 'is empty: name the model, e.g. ollama/qwen3:8b' })
      .describe(
        'Id of the model (ollama/qwen3:8b), or its bare name, which holds at every end point.',
      ),
    system_prompt: z.string().optional().describe('Stands before every task. Empty text: none.'),
    user_template: z
      .string()
      .optional()
      .describe('The user turn. {{task}} is the task, {{language}} and {{file}} where known.'),
    assistant_template: z.string().optional().describe("How the model's answer is to begin."),
    use_chat_format: z
      .boolean()
      .optional()
      .describe(
        'false: one plain prompt without roles, for base models (as a user turn where the end point takes none).',
      ),
  }),
  output: strategyInEffect,
  /*
   * The original's names: its later versions say user_prompt, assistant_prompt and use_chat; its first
   * one borrowed the fields of route_task for the model, the three texts and the format.
   */
  aliases: {
    task: 'model_id',
    expected_output_length: 'system_prompt',
    user_prompt: 'user_template',
    priority: 'user_template',
    assistant_prompt: 'assistant_template',
    complexity: 'assistant_template',
    use_chat: 'use_chat_format',
    preemptive: 'use_chat_format',
  },
  ignored: ['context_length', 'success_rate'],
  emptyTexts: ['system_prompt', 'user_template', 'assistant_template'],
});
