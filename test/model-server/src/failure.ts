/** What went wrong, in the words of each API: Ollama's line of text, OpenAI's error object. */
import { EngineError, type EngineErrorReason } from './engine.ts';
import { HttpError } from './exchange.ts';

export interface ErrorReply {
  readonly status: number;
  readonly body: unknown;
}

/** As Ollama says it. */
export function ollamaFailure(error: unknown): ErrorReply {
  const [status, message] = ollamaWords(error);
  return { status, body: { error: message } };
}

function ollamaWords(error: unknown): [status: number, message: string] {
  if (error instanceof HttpError) return [error.status, error.message];
  if (!(error instanceof EngineError)) return [500, messageOf(error)];
  const { reason } = error;
  switch (reason.kind) {
    case 'unknown-model':
      return [404, `model "${reason.model}" not found, try pulling it first`];
    case 'busy':
      return [503, 'server busy, please try again. maximum pending requests exceeded'];
    case 'prompt-too-long':
      return [400, tooLong(reason)];
  }
}

/** As llama.cpp's server and OpenAI say it. */
export function openaiFailure(error: unknown): ErrorReply {
  const reply = (status: number, message: string, type: string, more: object = {}) => ({
    status,
    body: { error: { message, type, param: null, code: null, ...more } },
  });
  if (error instanceof HttpError) return reply(error.status, error.message, BAD_REQUEST);
  if (!(error instanceof EngineError)) return reply(500, messageOf(error), 'server_error');
  const { reason } = error;
  switch (reason.kind) {
    case 'unknown-model':
      return reply(404, `The model \`${reason.model}\` does not exist`, BAD_REQUEST, {
        code: 'model_not_found',
      });
    case 'busy':
      return reply(503, 'The server is overloaded, please try again.', 'server_error');
    case 'prompt-too-long':
      return reply(400, tooLong(reason), 'exceed_context_size_error', {
        code: 400,
        n_prompt_tokens: reason.promptTokens,
        n_ctx: reason.contextTokens,
      });
  }
}

const BAD_REQUEST = 'invalid_request_error';

type TooLong = Extract<EngineErrorReason, { kind: 'prompt-too-long' }>;

function tooLong({ promptTokens, contextTokens }: TooLong): string {
  return (
    `request (${promptTokens} tokens) exceeds the available context size ` +
    `(${contextTokens} tokens), try increasing it`
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
