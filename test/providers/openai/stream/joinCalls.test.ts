/** Calls in fragments, as hosts were seen to send them. */
import assert from 'node:assert/strict';
import {
  finishCalls,
  type HeardCall,
  joinCalls,
} from '../../../../src/providers/openai/stream/joinCalls.ts';

const fn = (name?: string | null, args?: unknown) => ({ function: { name, arguments: args } });
const A = { id: 'a', name: 'read', argumentsText: '{"x":1}' };
const B = { id: 'b', name: 'grep', argumentsText: '{"y":2}' };

const SHAPES: readonly (readonly [string, readonly object[], readonly object[]])[] = [
  [
    'OpenAI: an index with each, id and name once',
    [
      { index: 0, id: 'a', ...fn('read', '') },
      { index: 0, ...fn(undefined, '{"x"') },
      { index: 0, ...fn(undefined, ':1}') },
      { index: 1, id: 'b', ...fn('grep', '{"y"') },
      { index: 1, ...fn(undefined, ':2}') },
    ],
    [A, B],
  ],
  [
    'fragments of two calls in turns',
    [
      { index: 0, id: 'a', ...fn('read', '{"x"') },
      { index: 1, id: 'b', ...fn('grep', '{"y"') },
      { index: 0, ...fn(undefined, ':1}') },
      { index: 1, ...fn(undefined, ':2}') },
    ],
    [A, B],
  ],
  [
    'no index',
    [
      { id: 'a', ...fn('read', '{"x"') },
      fn(undefined, ':1}'),
      { id: 'b', ...fn('grep', '{"y":2}') },
    ],
    [A, B],
  ],
  [
    'index 0 for all, each whole',
    [
      { index: 0, id: 'a', ...fn('read', '{"x":1}') },
      { index: 0, id: 'b', ...fn('grep', '{"y":2}') },
    ],
    [A, B],
  ],
  [
    'index 0 for all, no ids',
    [
      { index: 0, ...fn('read', '{"x":1}') },
      { index: 0, ...fn('grep', '{"y":2}') },
    ],
    [
      { ...A, id: '' },
      { ...B, id: '' },
    ],
  ],
  [
    'the id with each fragment, or an empty one',
    [
      { index: 0, id: 'a', ...fn('read', '{"x"') },
      { index: 0, id: 'a', ...fn('', ':1') },
      { index: 0, id: '', ...fn(null, '}') },
    ],
    [A],
  ],
  [
    'the name with each fragment',
    [
      { index: 0, id: 'a', ...fn('read', '{"x"') },
      { index: 0, id: 'a', ...fn('read', ':1}') },
    ],
    [A],
  ],
  ['arguments as an object', [{ index: 0, id: 'a', ...fn('read', { x: 1 }) }], [A]],
  ['no arguments', [{ index: 0, id: 'a', ...fn('read') }], [{ ...A, argumentsText: '' }]],
  ['no name is no call', [{ index: 0, id: 'a', ...fn(null, '{"x":1}') }], []],
];

suite('calls in a stream', () => {
  for (const [how, fragments, calls] of SHAPES) {
    test(how, () => {
      const heard: HeardCall[] = [];
      for (const fragment of fragments) joinCalls(heard, { tool_calls: [fragment] }, false);
      assert.deepEqual(finishCalls(heard), calls);
    });
  }

  test('a message that repeats them adds none', () => {
    const heard: HeardCall[] = [];
    const whole = { tool_calls: [{ id: 'a', ...fn('read', '{"x":1}') }] };
    joinCalls(heard, { tool_calls: [{ index: 0, id: 'a', ...fn('read', '{"x":1}') }] }, false);
    joinCalls(heard, whole, true);
    assert.deepEqual(finishCalls(heard), [A]);
    const fresh: HeardCall[] = [];
    joinCalls(fresh, whole, true);
    assert.deepEqual(finishCalls(fresh), [A]);
  });

  test('a function call of the old kind is one', () => {
    const heard: HeardCall[] = [];
    joinCalls(heard, { function_call: { name: 'read', arguments: '{"x"' } }, false);
    joinCalls(heard, { function_call: { arguments: ':1}' } }, false);
    assert.deepEqual(finishCalls(heard), [{ ...A, id: '' }]);
  });
});
