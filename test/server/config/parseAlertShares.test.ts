import assert from 'node:assert/strict';
import { parseAlertShares } from '../../../src/server/config/parseAlertShares.ts';

suite('LOCALLAMA_ALERT_SHARES', () => {
  const check = (raw: string, expected: readonly number[] | null) =>
    test(JSON.stringify(raw), () => assert.deepEqual(parseAlertShares(raw), expected));

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
