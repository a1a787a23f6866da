/** Refusals that name a field of ours, and those that only look so. */
import assert from 'node:assert/strict';
import { applyChanges, findRefusedField } from '../../../../src/providers/openai/form/index.ts';

const BODY = {
  model: 'm',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hi' },
  ],
  stream: true,
  stream_options: { include_usage: true },
  max_tokens: 9,
} as const;

function refuses(name: string, refusal: unknown, expected: string | undefined): void {
  test(`${expected ?? 'nothing'}: ${name}`, () => {
    const found = findRefusedField(JSON.stringify(refusal), BODY, []);
    assert.equal(found?.id, expected);
    if (found) assert.notDeepEqual(applyChanges(BODY, [found.id]), BODY);
    assert.equal(findRefusedField(JSON.stringify(refusal), BODY, [expected ?? '']), undefined);
  });
}

const error = (message: string, more: object = {}) => ({ error: { message, ...more } });

suite('fields that a host refuses', () => {
  refuses(
    'OpenAI',
    error("Unsupported parameter: 'max_tokens' is not supported with this model.", {
      param: 'max_tokens',
      code: 'unsupported_parameter',
    }),
    'max_completion_tokens',
  );
  refuses('by its code alone', error('Nein.', { param: 'max_tokens' }), 'max_completion_tokens');
  refuses(
    'Mistral',
    { object: 'error', message: { detail: [{ loc: ['body', 'stream_options', 'x'], msg: 'No' }] } },
    'no stream_options',
  );
  refuses(
    'Azure',
    error('Validation error at #/stream_options: Extra inputs are not permitted'),
    'no stream_options',
  );
  refuses(
    'within a gateway',
    error(JSON.stringify(error('Unknown field: stream_options'))),
    'no stream_options',
  );
  refuses(
    'OpenAI, unverified',
    error('Your organization must be verified to stream this model.', { param: 'stream' }),
    'no stream',
  );
  refuses('in words', error('Streaming is not supported for this model.'), 'no stream');
  refuses('vLLM', { object: 'error', message: 'System role not supported' }, 'no system');
  refuses('Google', [error('Developer instruction is not enabled for models/gemma')], 'no system');
  refuses(
    'a template',
    error('Conversation roles must alternate user/assistant/user/assistant'),
    'no system',
  );
  refuses(
    'too large',
    error('max_tokens is too large: 9. This model supports at most 4 completion tokens.', {
      param: 'max_tokens',
    }),
    undefined,
  );
  refuses('busy', error('The stream of requests is too fast'), undefined);
  refuses('the upstream', error('upstream_options are invalid'), undefined);
});
