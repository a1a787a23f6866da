/** What a tool is on the server's side: its contract, how it is described, and what it does. */
import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type * as z from 'zod';
import type { ProgressNote } from '../../protocol/index.ts';
import type { ToolContract } from '../../protocol/tools/index.ts';
import type { Services } from '../services.ts';
import type { AskUser, ClientHabits } from '../session/index.ts';
import type { Tasks, Work } from '../tasks/index.ts';

/** What a handler may know about the call that it serves. */
export interface ToolCall {
  /** Aborted when the client cancels, or goes. */
  readonly signal: AbortSignal;
  /** Sends a progress notification, where the client asked for them. Never throws. */
  readonly report: (message: string, note: ProgressNote) => void;
  /** Sends what was reported and still waits: clients pass over what comes along with the result. */
  readonly flush: () => void;
  /** Tasks that outlive a call. */
  readonly tasks: Tasks;
  /** How long the client waits for a result, where that is known to be little. */
  readonly patienceMs: number;
  /** Asks the person at the client; absent where it cannot. */
  readonly ask?: AskUser | undefined;
}

/** The hints that clients decide on: all of them, said aloud. */
type Hints = Required<
  Pick<ToolAnnotations, 'readOnlyHint' | 'destructiveHint' | 'idempotentHint' | 'openWorldHint'>
>;

export interface Tool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  readonly contract: ToolContract<I, O>;
  /** For the model that picks a tool: one line, then when to use it. */
  readonly description: string;
  readonly annotations: Hints;
  run(input: z.output<I>, services: Services, call: ToolCall): Promise<z.input<O>>;
  /** Begins what outlives the call, for clients that poll; absent where the tool answers at once. */
  begin?(input: z.output<I>, tasks: Tasks): Work;
  /** The result for clients that show text only, and beside the structure for those that show both. */
  render(output: z.input<O>, client: ClientHabits): string;
  /** Whether the client should treat the result as an error. */
  failed(output: z.input<O>): boolean;
}

/** Infers the handler's types from the contract. */
export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(
  tool: Tool<I, O>,
): Tool<I, O> {
  return tool;
}

export { ToolError } from '../session/index.ts';
