/**
 * One call of `route_task`, as plain data: the answer, or why there is none. It never rejects.
 *
 * The SDK hands progress over with its `_meta`, although its type does not say so.
 */
import type { ErrorCode, Progress } from '@modelcontextprotocol/sdk/types.js';
import { PROGRESS_META, type ProgressNote } from '../../protocol/index.ts';
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { RouteResult, Session } from '../server/index.ts';

/** What is known while the answer comes. */
export type RouteProgress =
  | { readonly kind: 'text'; readonly model: string; readonly delta: string }
  | { readonly kind: 'step'; readonly message: string };

/** A local model on a slow machine may think this long between two signs of life. */
const SILENCE_LIMIT_MS = 5 * 60_000;
/** And this long altogether. */
const TOTAL_LIMIT_MS = 30 * 60_000;

/** Asks the server and waits for the end. `signal` cancels all the way down to the model. */
export async function callRouteTask(
  session: Session,
  input: RouteTaskInput,
  signal: AbortSignal,
  onProgress: (progress: RouteProgress) => void,
): Promise<RouteResult> {
  try {
    const reply = await session.routeTask(input, {
      signal,
      timeout: SILENCE_LIMIT_MS,
      maxTotalTimeout: TOTAL_LIMIT_MS,
      resetTimeoutOnProgress: true,
      onprogress: given => onProgress(readProgress(given)),
    });
    if (reply.kind === 'output') return readOutput(reply.output);
    return { kind: 'unanswered', why: reply.text || 'The server gave no answer.' };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    // The server died in mid-call; the SDK's words for it do not help.
    if ((error as { readonly code?: unknown }).code === CONNECTION_CLOSED) {
      return { kind: 'interrupted', why: INTERRUPTED };
    }
    return { kind: 'unanswered', why: error instanceof Error ? error.message : String(error) };
  }
}

/** Written here, since the SDK's own value brings the whole protocol into the extension's start. */
const CONNECTION_CLOSED = -32_000 satisfies ErrorCode.ConnectionClosed;

const INTERRUPTED =
  'The server stopped while it worked on this, and is being started again. Run the command ' +
  'again. What the model already cost is in the budget panel.';

function readOutput(output: RouteTaskOutput): RouteResult {
  const { text, status } = output;
  if (status === 'completed' && text !== undefined && text.trim() !== '') {
    return { kind: 'answered', output: { ...output, text } };
  }
  const why =
    output.error ??
    (status === 'running'
      ? 'The task still runs; its cost will appear in the budget panel when it ends.'
      : 'The model gave an empty answer. Try again, or another model.');
  return { kind: 'unanswered', output, why };
}

function readProgress(progress: Progress): RouteProgress {
  const meta = (progress as { readonly _meta?: Record<string, unknown> })._meta;
  const note = meta?.[PROGRESS_META] as ProgressNote | undefined;
  const message = progress.message ?? '';
  return note?.kind === 'text'
    ? { kind: 'text', model: note.model, delta: message }
    : { kind: 'step', message };
}
