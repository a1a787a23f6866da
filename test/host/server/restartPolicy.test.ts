/** How often and how soon a dead server is started again. */
import assert from 'node:assert/strict';
import {
  createRestartPolicy,
  RESTART_DELAYS_MS,
  type RestartPolicy,
  STABLE_RUN_MS,
} from '../../../src/host/server/restartPolicy.ts';

/** What the policy says to endings in a row: the waits, or `stop`. */
function check(name: string, readyForMs: readonly (number | null)[], wanted: readonly unknown[]) {
  test(name, () => {
    let policy: RestartPolicy = createRestartPolicy(0);
    const said = readyForMs.map(ms => {
      const verdict = policy.after({ readyForMs: ms });
      policy = verdict.next;
      return verdict.kind === 'restart' ? verdict.afterMs : 'stop';
    });
    assert.deepEqual(said, wanted);
  });
}

const [first, second, third, fourth] = RESTART_DELAYS_MS;

suite('restart policy', () => {
  check('a crash is followed by a start, soon', [5_000], [first]);
  check(
    'crashes in a row wait longer and longer, then stop',
    [10, 10, 10, 10, 10],
    [first, second, third, fourth, 'stop'],
  );
  check(
    'a good run makes the count begin anew',
    [10, 10, STABLE_RUN_MS, 10],
    [first, second, first, second],
  );
  check('a server that never got ready is not tried again', [null], ['stop']);
  check('after giving up, the next crash counts as the first', [null, 10], ['stop', first]);
});
