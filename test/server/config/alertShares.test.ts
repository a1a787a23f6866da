import assert from 'node:assert/strict';
import { parseConfig } from '../../../src/server/config/config.ts';

suite('LOCALLAMA_ALERT_SHARES', () => {
  const check = (raw: string, expected: readonly number[] | null) =>
    test(JSON.stringify(raw), () => {
      const parsed = parseConfig({ LOCALLAMA_ALERT_SHARES: raw });
      assert.deepEqual(parsed.ok ? parsed.config.alertShares : null, expected);
    });

  check('', [0.5, 0.8, 1]);
  check('50,80,100', [0.5, 0.8, 1]);
  check(' 90, 10 ,90', [0.1, 0.9]);
  check('OFF', []);
  for (const wrong of [
    '0',
    '101',
    '50;80',
    '50,',
    '-5',
    '12.5',
    'none',
    '1,2,3,4,5,6,7,8,9,10,11',
  ]) {
    check(wrong, null);
  }
});
