/** The dialects as a server speaks them: pieces of a stream, its end, an error inside it, lists. */
import type * as http from 'node:http';

export const DIALECT_NAMES = ['ollama', 'openai', 'openrouter'] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

/** The model that each of them has, and the answer that each gives: pieces, and the whole. */
export const MODEL = 'tiny:1b';
export const PIECES = ['con', 'st a ', '= 1;'] as const;
export const WHOLE = PIECES.join('');

export interface Speech {
  readonly basePath: string;
  readonly contentType: string;
  readonly piece: (text: string) => string;
  /** The finish, without usage. */
  readonly finish: string;
  /** What follows the finish: usage and the end mark. */
  readonly end: string;
  /** Finish and end mark without any usage. */
  readonly uncountedEnd: string;
  /** An answer that is not streamed, in one JSON object; without usage where it is not counted. */
  readonly whole: (text: string, counted: boolean) => string;
  /** An error inside the stream. */
  readonly error: (error: unknown) => string;
  readonly answer: (response: http.ServerResponse) => void;
  /** Answers to GET and to POST of other paths. */
  readonly lists: Readonly<Record<string, unknown>>;
}

const sse = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;
const line = (data: unknown) => `${JSON.stringify(data)}\n`;

function openaiSpeech(basePath: string, usage: object): Speech {
  const chunk = (delta: object, finish_reason: string | null) =>
    sse({
      id: 'c1',
      object: 'chat.completion.chunk',
      model: MODEL,
      choices: [{ index: 0, delta, finish_reason }],
    });
  const speech: Omit<Speech, 'answer'> = {
    basePath,
    contentType: 'text/event-stream',
    piece: content => chunk({ role: 'assistant', content }, null),
    finish: chunk({}, 'stop'),
    end: `${sse({ id: 'c1', choices: [], usage })}data: [DONE]\n\n`,
    uncountedEnd: `${chunk({}, 'stop')}data: [DONE]\n\n`,
    whole: (content, counted) => {
      const message = { role: 'assistant', content };
      const choices = [{ index: 0, message, finish_reason: 'stop' }];
      return JSON.stringify({ id: 'c1', model: MODEL, choices, ...(counted && { usage }) });
    },
    error: error => sse({ error, choices: [] }),
    lists: {
      [`${basePath}/models`]: {
        data: [
          {
            id: MODEL,
            context_length: 32_768,
            pricing: { prompt: '0.000001', completion: '0.00001' },
          },
        ],
      },
    },
  };
  return { ...speech, answer: properAnswer(speech) };
}

const OLLAMA_COUNTS = { prompt_eval_count: 26, eval_count: 3 };
const ollamaFinish = (content: string, counts: object) =>
  line({
    model: MODEL,
    message: { role: 'assistant', content },
    done: true,
    done_reason: 'stop',
    ...counts,
  });

const ollamaSpeech: Omit<Speech, 'answer'> = {
  basePath: '',
  contentType: 'application/x-ndjson',
  piece: content => line({ model: MODEL, message: { role: 'assistant', content }, done: false }),
  finish: ollamaFinish('', OLLAMA_COUNTS),
  end: '',
  uncountedEnd: ollamaFinish('', {}),
  whole: (content, counted) => ollamaFinish(content, counted ? OLLAMA_COUNTS : {}),
  error: error => line({ error }),
  lists: {
    '/api/tags': { models: [{ name: MODEL, model: MODEL, digest: 'd1' }] },
    '/api/ps': { models: [{ name: MODEL, model: MODEL, context_length: 8192 }] },
    '/api/show': {
      capabilities: ['completion'],
      details: { family: 'tiny', parameter_size: '1.1B' },
      model_info: { 'general.architecture': 'tiny', 'tiny.context_length': 32_768 },
    },
  },
};

function properAnswer(speech: Omit<Speech, 'answer'>): Speech['answer'] {
  return response => {
    response.writeHead(200, { 'content-type': speech.contentType });
    for (const piece of PIECES) response.write(speech.piece(piece));
    response.end(speech.finish + speech.end);
  };
}

const COUNTS = { prompt_tokens: 26, completion_tokens: 3, total_tokens: 29 };

export const SPEAKS: Readonly<Record<DialectName, Speech>> = {
  ollama: { ...ollamaSpeech, answer: properAnswer(ollamaSpeech) },
  openai: openaiSpeech('/v1', COUNTS),
  openrouter: openaiSpeech('/api/v1', { ...COUNTS, cost: 0.000056, is_byok: false }),
};
