/** What a client hears while a task runs: the first piece at once, the rest in frames, all of it. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createProgressReporter } from '../../../src/server/session/createProgressReporter.ts';

type Extra = Parameters<typeof createProgressReporter>[0];

function listen(progressToken: string | undefined) {
  const heard: (string | undefined)[] = [];
  const extra = {
    _meta: { progressToken },
    sendNotification: async ({ params }: { params: { message?: string } }) => {
      heard.push(params.message);
    },
  } as unknown as Extra;
  return { heard, ...createProgressReporter(extra) };
}

const by = (model: string) => ({ kind: 'text', model }) as const;

suite('progress reporter', () => {
  test('sends the first piece at once and what follows together, without losing any', async () => {
    const { heard, report, stop } = listen('1');
    for (const piece of ['a', 'b', 'c']) report(piece, by('x'));
    assert.deepEqual(heard, ['a']);
    await sleep(40);
    assert.deepEqual(heard, ['a', 'bc']);
    for (const piece of ['d', 'e']) report(piece, by('x'));
    stop();
    assert.deepEqual(heard, ['a', 'bc', 'd', 'e']);
  });

  test('sends what waits when it is told to', () => {
    const { heard, report, flush, stop } = listen('1');
    for (const piece of ['a', 'b']) report(piece, by('x'));
    flush();
    assert.deepEqual(heard, ['a', 'b']);
    stop();
    assert.deepEqual(heard, ['a', 'b']);
  });

  test('never mixes two models, or text with a step', () => {
    const { heard, report, stop } = listen('1');
    for (const piece of ['a', 'b']) report(piece, by('x'));
    for (const piece of ['c', 'd']) report(piece, by('y'));
    report('Checking.', { kind: 'step' });
    stop();
    assert.deepEqual(heard, ['a', 'b', 'c', 'd', 'Checking.']);
  });

  test('is silent where nobody asked', () => {
    const { heard, report, stop } = listen(undefined);
    report('a', by('x'));
    stop();
    assert.deepEqual(heard, []);
  });
});
