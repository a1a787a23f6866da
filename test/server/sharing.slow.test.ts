/** Many tasks at once through one server: its limit holds, and a team's servers share the load. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { answering, GRATIS } from './execute/servers.ts';
import { openSession } from './session.ts';

const TASKS = 6;
const ANSWER_MS = 150;

/** Counts how many answers are being written at once, over all servers that share it. */
function counter() {
  const seen = { now: 0, most: 0 };
  const answers = async () => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await sleep(ANSWER_MS);
    seen.now -= 1;
    return 'Closures keep what they close over.';
  };
  return { seen, answers };
}

suite('sharing', function () {
  this.timeout(60_000);

  for (const parallel of [1, 3]) {
    test(`MAX_PARALLEL_TASKS=${parallel} holds, two servers of one model share, all are answered`, async () => {
      const { seen, answers } = counter();
      const more = { ...GRATIS, answers, models: ['coder'] };
      await using one = await answering('', more);
      await using two = await answering('', more);
      const team = [one, two].map(({ baseUrl }, at) => ({
        ...{ id: `team-${at}`, baseUrl, tier: 'local' },
      }));
      const session = await openSession({
        MAX_PARALLEL_TASKS: String(parallel),
        LOCALLAMA_PROVIDERS: JSON.stringify(team),
      });
      try {
        const task = 'Explain closures.';
        const all = await Promise.all(Array.from({ length: TASKS }, () => session.route({ task })));
        assert.deepEqual(
          all.map(({ status, error }) => error ?? status),
          Array.from({ length: TASKS }, () => 'completed'),
        );
        assert.equal(seen.most, parallel);
        const calls = [one, two].map(({ completions }) => completions.length);
        assert.equal(calls[0]! + calls[1]!, TASKS);
        assert.ok(parallel === 1 || Math.min(...calls) >= 2, `one server did it: ${calls}`);
      } finally {
        await session.close();
      }
    });
  }
});
