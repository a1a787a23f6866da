/** What a caller is told of a wrong input: each field once. */
import assert from 'node:assert/strict';
import { ROUTE_TASK } from '../../../src/protocol/tools/index.ts';
import { describeInputProblem } from '../../../src/server/tools/describeInputProblem.ts';
import { readInput } from '../../../src/server/tools/readInput.ts';

const describe = (args: Record<string, unknown>) => {
  const read = readInput(ROUTE_TASK, args);
  assert.equal(read.success, false);
  return describeInputProblem(ROUTE_TASK, read.error!, args);
};

suite('describeInputProblem', () => {
  test('a number beyond two limits is told the tighter one, once', () => {
    const said = describe({ task: 'x', context_length: 0, wait_ms: 1e308 });
    assert.equal(said.split('wait_ms').length, 2, said);
    assert.match(said, /wait_ms: must be <= 3600000 \(received 1e\+308\)/);
  });

  test('several fields and an unknown one are each named', () => {
    const said = describe({ wait_ms: -1, nope: 1 });
    for (const name of ['task', 'context_length', 'wait_ms', 'nope']) {
      assert.match(said, new RegExp(`^- ${name}: `, 'm'));
    }
  });
});
