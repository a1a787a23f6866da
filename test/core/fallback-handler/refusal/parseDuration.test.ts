/** Spans of time in the forms that hosts write. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findDuration,
  parseDuration,
} from '../../../../src/core/fallback-handler/refusal/parseDuration.ts';

suite('spans of time', () => {
  const reads = (text: string, ms: number | undefined) =>
    test(`${JSON.stringify(text)} is ${ms}`, () => assert.equal(parseDuration(text), ms));
  reads('1.8s', 1_800);
  reads('6m0s', 360_000);
  reads('2m59.56s', 179_560);
  reads('27h41m36s', 99_696_000);
  reads('250ms', 250);
  reads('373.801628ms', 373.801628);
  reads('PT1.5S', 1_500);
  reads('1 minute 30 seconds', 90_000);
  reads('2 days', 172_800_000);
  reads('20', undefined);
  reads('soon', undefined);
  reads('5 apples', undefined);
  reads('3 members', undefined);

  const finds = (words: string, ms: number | undefined) =>
    test(`${JSON.stringify(words)} says ${ms}`, () => assert.equal(findDuration(words), ms));
  finds('Limit 30000, Used 29000. Please try again in 1.8s. Visit a.b', 1_800);
  finds('Please retry in 26.660853464s.', 26_660.853464);
  finds('Your quota will reset after 27h41m36s.', 99_696_000);
  finds('Please wait 30 seconds before retrying', 30_000);
  finds('please try again after 1 seconds', 1_000);
  finds('请求频率过高，请在2秒后重试', 2_000);
  finds('请 1 分钟之后再试', 60_000);
  finds('请求在30秒后超时', undefined);
  finds('The answer took 30 seconds', undefined);
  finds('Please try again later', undefined);

  test('what Go writes is read back', () => {
    const part = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(part, part, part, (h, m, s) => {
        const ms = ((h * 60 + m) * 60 + s) * 1_000;
        assert.equal(parseDuration(`${h}h${m}m${s}s`), ms);
      }),
    );
  });
});
