/** Each kind of trouble is told once a day, with what to do, and nothing else is. */
import assert from 'node:assert/strict';
import { listTroubles, type Watched } from '../../../src/core/alerts/index.ts';

const atMs = Date.parse('2026-11-28T10:00:00Z');
const FINE: Watched = {
  atMs,
  tasks: { all: 40, failed: 3 },
  answers: answers('box/a', 30, 20),
  quota: { leftToday: 1, resetsAtMs: Date.parse('2026-11-29T00:00:00Z') },
  diskBytes: 50e9,
  memory: { freeBytes: 4e9, allBytes: 16e9 },
};

function answers(model: string, tokensPerSecond: number, count: number) {
  return Array.from({ length: count }, () => ({
    ...{ model, durationMs: 10_000, outputTokens: 10 * tokensPerSecond },
  }));
}

function tell(change: Partial<Watched>): readonly string[] {
  return listTroubles({ ...FINE, ...change }).map(({ key, message }) => `${key}: ${message}`);
}

suite('listTroubles', () => {
  test('says nothing where all is well, or too little is known', () => {
    assert.deepEqual(tell({}), []);
    assert.deepEqual(tell({ quota: null, diskBytes: null, answers: [] }), []);
    assert.deepEqual(tell({ tasks: { all: 5, failed: 5 } }), []);
    assert.deepEqual(tell({ answers: [...answers('a', 30, 9), ...answers('a', 3, 5)] }), []);
    assert.deepEqual(tell({ answers: [...answers('a', 30, 20), ...answers('b', 3, 20)] }), []);
    // Short answers are all start.
    const short = Array.from({ length: 5 }, () => ({
      model: 'a',
      durationMs: 9_000,
      outputTokens: 3,
    }));
    assert.deepEqual(tell({ answers: [...answers('a', 30, 20), ...short] }), []);
  });

  test('tells failing tasks, slow models, a used-up quota, a full disk, scarce memory', () => {
    assert.match(
      tell({ tasks: { all: 10, failed: 5 } })[0]!,
      /^failures\/2026-11-28: 5 of the 10 .*doctor/,
    );
    const slower = [...answers('box/a', 30, 12), ...answers('box/a', 11, 5)];
    assert.match(
      tell({ answers: slower })[0]!,
      /^slow\/box\/a\/2026-11-28: .*11\.0 tokens a second, where 30\.0/,
    );
    const quota = { leftToday: 0, resetsAtMs: Date.parse('2026-11-29T00:00:00Z') };
    assert.match(tell({ quota })[0]!, /^quota\/\d+: .*2026-11-29 00:00 UTC/);
    assert.match(
      tell({ diskBytes: 123_456_789 })[0]!,
      /^disk\/2026-11-28: Only 123 MB .*Make room/,
    );
    const memory = { freeBytes: 2e8, allBytes: 16e9 };
    assert.match(tell({ memory })[0]!, /^memory\/2026-11-28: Only 1 % .*smaller model/);
  });

  test('is news again another day, and the same all day', () => {
    const disk = (ms: number) => listTroubles({ ...FINE, diskBytes: 1, atMs: ms })[0]!.key;
    assert.equal(disk(atMs), disk(atMs + 3_600_000));
    assert.notEqual(disk(atMs), disk(atMs + 24 * 3_600_000));
  });
});
