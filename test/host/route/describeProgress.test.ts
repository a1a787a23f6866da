/** Progress is a sentence, whatever has arrived. */
import assert from 'node:assert/strict';
import {
  describeProgress,
  type Received,
  receiveProgress,
} from '../../../src/host/route/describeProgress.ts';
import type { RouteProgress } from '../../../src/host/route/routeCall.ts';

const piece = (delta: string, model = 'box/small'): RouteProgress => ({
  kind: 'text',
  model,
  delta,
});

/** What is said last. */
function said(...notes: readonly RouteProgress[]): string | undefined {
  let received: Received = { model: '', text: '' };
  let last: string | undefined;
  for (const note of notes) {
    received = receiveProgress(received, note);
    last = describeProgress(received, note) ?? last;
  }
  return last;
}

suite('progress', () => {
  const check = (wanted: string | undefined, ...notes: readonly RouteProgress[]) =>
    test(String(wanted), () => assert.equal(said(...notes), wanted));
  check('box/small is writing its answer.', piece('I'));
  check('box/small is writing its answer: 1 line so far.', piece('I am\n'), piece('here'));
  check('box/small is writing its answer: 3 lines so far.', piece('a\r\nb\n\n'));
  check('far/big is writing its answer.', piece('a\nb\nc'), piece('d', 'far/big'));
  check('Checking the answer of box/small.', piece('a'), {
    kind: 'step',
    message: 'Checking the answer of box/small.',
  });
  check('box/small is writing its answer.', piece('a'), { kind: 'step', message: '' });
  check(undefined, { kind: 'step', message: ' ' });
});
