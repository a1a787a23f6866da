/** The Python that reads answers: one process for all of them, a new one after a crash, none left. */
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPythonReader } from '../../../../src/server/verify/sandbox/pythonReader.ts';
import { findRuntimes } from '../../../../src/server/verify/sandbox/runtimes.ts';
import type { PythonReader } from '../../../../src/server/verify/sandbox/sandbox.ts';

const NEVER = new AbortController().signal;
const GOOD = 'def double(n):\n    return 2 * n\n';
const READ = { kind: 'read', error: null, unknown: [] };

suite('pythonReader', function () {
  this.timeout(20_000);
  let life: AbortController;
  let reader: PythonReader;
  /** What suites before this one left to end. */
  let before: readonly number[] = [];

  setup(async function () {
    if (process.platform !== 'linux') this.skip();
    life = new AbortController();
    const { python } = await findRuntimes(process.env.PATH ?? '', NEVER);
    if (python === null) return this.skip();
    before = allChildren();
    reader = createPythonReader(python, life.signal);
  });
  teardown(() => life.abort());

  const children = () => allChildren().filter(pid => !before.includes(pid));

  test('one process reads answer after answer, each for itself', async () => {
    const wrong = reader.read('def f(:', false, NEVER);
    const names = reader.read('x = y', false, NEVER);
    const good = reader.read(GOOD, true, NEVER);
    assert.equal((await wrong).kind, 'read');
    assert.deepEqual(await names, { ...READ, unknown: ['y'] });
    assert.deepEqual(await good, READ);
    const [pid] = children();
    assert.deepEqual(await reader.read(GOOD, false, NEVER), READ);
    assert.deepEqual(children(), [pid]);
  });

  test('a part of a function is fine, and not where the whole file is wanted', async () => {
    assert.deepEqual(await reader.read('    return 5', false, NEVER), READ);
    const whole = await reader.read('    return 5', true, NEVER);
    assert.ok(whole.kind === 'read' && whole.error !== null);
  });

  test('a crash is told of that answer, and the next one is read', async () => {
    await reader.read(GOOD, false, NEVER);
    const slow = reader.read(
      `x = ${'['.repeat(90)}${'1,'.repeat(400_000)}${']'.repeat(90)}`,
      false,
      NEVER,
    );
    await sleep(20);
    for (const pid of children()) process.kill(pid, 'SIGKILL');
    assert.deepEqual(await slow, { kind: 'crashed' });
    assert.deepEqual(await reader.read(GOOD, false, NEVER), READ);
  });

  test('a cancelled answer is not judged, and who waits behind it is', async () => {
    const cancel = new AbortController();
    const cancelled = reader.read(`x = [${'1,'.repeat(400_000)}]`, false, cancel.signal);
    const next = reader.read(GOOD, false, NEVER);
    await sleep(5);
    cancel.abort();
    assert.deepEqual(await cancelled, { kind: 'unread', why: null });
    assert.deepEqual(await next, READ);
  });

  test('it ends with the server', async () => {
    await reader.read(GOOD, false, NEVER);
    assert.equal(children().length, 1);
    life.abort();
    for (let looks = 0; children().length > 0 && looks < 100; looks++) await sleep(20);
    assert.deepEqual(children(), []);
    assert.equal((await reader.read(GOOD, false, NEVER)).kind, 'unread');
  });
});

/** Of this very process: others may run beside it. */
function allChildren(): readonly number[] {
  const text = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}
