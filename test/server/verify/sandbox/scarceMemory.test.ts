/** When a job ends since the machine has no memory left. */
import assert from 'node:assert/strict';
import {
  isMemoryScarce,
  parseAvailableBytes,
} from '../../../../src/server/verify/sandbox/scarceMemory.ts';

const MIB = 1024 * 1024;

suite('scarceMemory', () => {
  test('reads what is available', () => {
    const meminfo =
      'MemTotal:       24 kB\nMemFree:     1 kB\nMemAvailable:   2048 kB\nBuffers: 3 kB\n';
    assert.equal(parseAvailableBytes(meminfo), 2 * MIB);
    assert.equal(parseAvailableBytes('MemTotal: 24 kB\n'), null);
  });
  test('is where little is left, and much went during the job', () => {
    assert.equal(isMemoryScarce(4_000 * MIB, 200 * MIB), true);
    assert.equal(isMemoryScarce(4_000 * MIB, 300 * MIB), false);
    assert.equal(isMemoryScarce(300 * MIB, 200 * MIB), false);
    assert.equal(isMemoryScarce(null, 1), false);
    assert.equal(isMemoryScarce(4_000 * MIB, null), false);
  });
});
