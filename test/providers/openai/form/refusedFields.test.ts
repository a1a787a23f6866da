/** How hosts and their frameworks refuse a field of ours: each in its own words, without a row for it. */
import assert from 'node:assert/strict';
import { findRefusedField } from '../../../../src/providers/openai/form/index.ts';

const REFUSALS: readonly (readonly [
  name: string,
  body: unknown,
  change: string,
  field?: string,
])[] = [
  [
    'json: unknown field "stream_options"',
    { error: 'json: unknown field "stream_options"' },
    'no stream_options',
  ],
  [
    'in another language',
    { error: { message: '参数错误：不支持的参数 stream_options' } },
    'no stream_options',
  ],
  [
    'pyd',
    {
      detail: [
        {
          type: 'extra_forbidden',
          loc: ['body', 'stream_options'],
          msg: 'Extra inputs are not permitted',
          input: { include_usage: true },
        },
      ],
    },
    'no stream_options',
  ],
  [
    'ajv',
    {
      error: {
        message: 'body must NOT have additional properties',
        details: [{ instancePath: '', params: { additionalProperty: 'stream_options' } }],
      },
    },
    'no stream_options',
  ],
  [
    'prop',
    {
      error: {
        message: "property 'stream_options' is unsupported, did you mean 'stop'?",
        type: 'invalid_request_error',
      },
    },
    'no stream_options',
  ],
  [
    'azure',
    {
      error: {
        message: 'Unrecognized request argument supplied: stream_options',
        type: 'invalid_request_error',
        param: null,
      },
    },
    'no stream_options',
  ],
  [
    'dash',
    {
      error: {
        message: '[] is too short or stream_options is only valid when stream is enabled',
        param: 'stream_options',
      },
    },
    'no stream_options',
  ],
  [
    'validator',
    { message: "Additional properties are not allowed ('stream_options' was unexpected)" },
    'no stream_options',
  ],
  [
    'google',
    {
      error: {
        message: 'Invalid JSON payload received. Unknown name "stream_options": Cannot find field.',
        status: 'INVALID_ARGUMENT',
      },
    },
    'no stream_options',
  ],
  [
    'serde',
    {
      error:
        'Failed to deserialize the JSON body into the target type: unknown field `stream_options`, expected one of `model`, `messages`',
    },
    'no stream_options',
  ],
  [
    'gpt5',
    {
      error: {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        code: 'unsupported_parameter',
        param: 'max_tokens',
      },
    },
    'max_completion_tokens',
  ],
  [
    'azure max',
    {
      error: {
        message: "Unsupported parameter: 'max_tokens' is not supported with this model.",
        code: 'unsupported_parameter',
      },
    },
    'max_completion_tokens',
  ],
  [
    'mct',
    {
      detail: [
        {
          loc: ['body', 'max_completion_tokens'],
          msg: 'extra fields not permitted',
          type: 'value_error.extra',
        },
      ],
    },
    'max_tokens',
    'max_completion_tokens',
  ],
  [
    'mct2',
    { message: 'Unknown parameter: max_completion_tokens' },
    'max_tokens',
    'max_completion_tokens',
  ],
  [
    'gemma',
    {
      error: {
        message: 'Developer instruction is not enabled for models/gemma-3-27b-it',
        status: 'INVALID_ARGUMENT',
      },
    },
    'no system',
  ],
  ['vllm', { object: 'error', message: 'System role not supported' }, 'no system'],
  [
    'mistral',
    { object: 'error', message: 'Only user and assistant roles are supported!' },
    'no system',
  ],
  [
    'alt',
    {
      object: 'error',
      message: 'Conversation roles must alternate user/assistant/user/assistant/...',
    },
    'no system',
  ],
  [
    'o1',
    {
      error: {
        message: "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
        param: 'messages[0].role',
        code: 'unsupported_value',
      },
    },
    'no system',
  ],
  [
    'enum',
    {
      error: {
        message: "Invalid value: 'system'. Supported values are: 'user' and 'assistant'.",
        param: 'messages[0].role',
      },
    },
    'no system',
  ],
  [
    'after',
    {
      error: {
        message:
          'After the optional system message, conversation roles must alternate user/assistant',
      },
    },
    'no system',
  ],
  [
    'first',
    { error: { message: 'Expected first message to have role user, got system' } },
    'no system',
  ],
  [
    'bedrock',
    {
      message:
        "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
    },
    'no system',
  ],
  [
    'verified',
    {
      error: {
        message: 'Your organization must be verified to stream this model. Please go to: https://x',
        param: 'stream',
        code: 'unsupported_value',
      },
    },
    'no stream',
  ],
  [
    'o1s',
    {
      error: {
        message:
          "Unsupported value: 'stream' does not support true with this model. Only the default (false) value is supported.",
        param: 'stream',
        code: 'unsupported_value',
      },
    },
    'no stream',
  ],
  ['s2', { error: { message: 'Streaming is not supported for this model' } }, 'no stream'],
  ['s3', { error: 'stream=true is not supported' }, 'no stream'],
  ['s4', { detail: 'This model does not support streaming' }, 'no stream'],
  ['bedrock s', { message: 'The model is unsupported for streaming' }, 'no stream'],
  [
    'Moonshot',
    { error: { message: 'invalid temperature: only 1 is allowed for this model' } },
    'no temperature',
  ],
  [
    'gpt-5',
    {
      error: {
        message:
          "Unsupported value: 'temperature' does not support 0.8 with this model. Only the default (1) value is supported.",
        param: 'temperature',
        code: 'unsupported_value',
      },
    },
    'no temperature',
  ],
  // not about a field
  [
    'too large',
    {
      error: {
        message:
          'max_tokens is too large: 99999. This model supports at most 4096 completion tokens',
        param: 'max_tokens',
        code: 'invalid_value',
      },
    },
    'none',
  ],
  [
    'json schema',
    { error: { message: 'messages: at least one message is required', param: 'messages' } },
    'none',
  ],
];

suite('a refused field in the words of', () => {
  for (const [name, body, change, field = 'max_tokens'] of REFUSALS) {
    test(`${name}: ${change}`, () => {
      const sent = {
        ...{
          model: 'm',
          stream: true,
          temperature: 0.8,
          [field]: 5,
          stream_options: { include_usage: true },
        },
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hi' },
        ],
      } as const;
      assert.equal(findRefusedField(JSON.stringify(body), sent, [])?.id ?? 'none', change);
    });
  }
});
