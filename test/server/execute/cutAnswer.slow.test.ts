/** A long answer gets the room that it needs: the cap is raised once before another model is asked. */
import assert from 'node:assert/strict';
import type { ExecutionServices } from '../../../src/server/execute/services.ts';
import { endPoint, of } from './endPoints.ts';
import { answering, GRATIS } from './servers.ts';
import { openWorld, saysOk, story } from './world.ts';

/** As the real check: what was cut is not complete. */
const verify: ExecutionServices['verify'] = async input =>
  input.finish === 'length'
    ? { outcome: 'rejected', by: 'complete', evidence: 'It was cut off at its token limit.' }
    : saysOk(input);

/** A program of about so many of the server's tokens (four characters each). */
function program(tokens: number): string {
  const line = (at: number) => `const value${at} = OK(${at * at});\n`;
  let text = '';
  for (let at = 0; text.length < 4 * tokens; at++) text += line(at);
  return text;
}

const sentCaps = (requests: readonly { readonly body?: unknown }[]) =>
  requests.map(({ body }) => (body as { readonly max_tokens?: number }).max_tokens);

suite('execute: a cut answer', () => {
  test('the same model gets more room, and no other is asked', async () => {
    await using near = await answering(program(6_000), GRATIS);
    await using far = await answering('OK');
    const ends = of(endPoint('near', 'local', near.baseUrl), endPoint('far', 'paid', far.baseUrl));
    await using world = openWorld({ ...ends, services: { verify } });
    const { outcome, attempts } = await world.run();
    assert.equal(story(attempts), 'near/coder rejected, near/coder accepted');
    assert.deepEqual(sentCaps(near.completions), [4_096, 16_384]);
    assert.ok(outcome.ok && outcome.answer.text.length >= 24_000);
    assert.doesNotMatch(near.completions[1]!.prompt, /cut off/);
    assert.equal(far.completions.length, 0);
    assert.match(world.steps.join(' '), /was cut at its token limit: once more with a higher one/);
  });

  test('a paid one holds its larger answer, and both are booked', async () => {
    await using far = await answering(program(6_000));
    await using world = openWorld({
      ...of(endPoint('far', 'paid', far.baseUrl)),
      services: { verify },
    });
    const { attempts, totalCost } = await world.run();
    assert.deepEqual(sentCaps(far.completions), [4_096, 16_384]);
    assert.equal(story(attempts), 'far/coder rejected, far/coder accepted');
    assert.deepEqual(totalCost, { nanoUsd: far.billedNanoUsd, basis: 'billed' });
    assert.equal(world.books().billed, far.billedNanoUsd);
  });

  test('with a small budget, with all that is left of it', async () => {
    await using far = await answering(program(4_000));
    // $2 per million tokens: the first may hold $0.0025 of $0.02, the second all the rest.
    const budget = { dailyNanoUsd: 20_000_000 };
    const points = of(endPoint('far', 'paid', far.baseUrl));
    await using world = openWorld({ ...points, budget, services: { verify } });
    const { attempts } = await world.run();
    const [first = 0, second = 0] = sentCaps(far.completions);
    assert.equal(story(attempts), 'far/coder rejected, far/coder accepted');
    assert.ok(first >= 1_024 && first < 1_250, `${first}`);
    assert.ok(second > 8_000 && second < 10_000, `${second}`);
    assert.ok(far.billedNanoUsd <= budget.dailyNanoUsd);
  });

  test('not where the rest pays for little more than before', async () => {
    await using far = await answering(program(4_000));
    const budget = { dailyNanoUsd: 4_500_000 };
    const points = of(endPoint('far', 'paid', far.baseUrl));
    await using world = openWorld({ ...points, budget, services: { verify } });
    const { attempts, outcome } = await world.run();
    assert.equal(story(attempts), 'far/coder rejected, far/coder budget-refused');
    assert.equal(far.completions.length, 1);
    assert.match(outcome.ok ? '' : outcome.failure.message, /daily budget/);
  });

  test('an endless loop gets no more room', async () => {
    await using near = await answering('x = f(x) + 1\n'.repeat(4_000), GRATIS);
    await using far = await answering('OK');
    const ends = of(endPoint('near', 'local', near.baseUrl), endPoint('far', 'paid', far.baseUrl));
    await using world = openWorld({ ...ends, services: { verify } });
    const { attempts } = await world.run();
    assert.equal(attempts.filter(({ cut }) => cut).length, 0);
    assert.ok(sentCaps(near.completions).every(cap => cap === 4_096));
    assert.match(story(attempts), /far\/coder accepted$/);
  });

  test("within the task's own limit", async () => {
    await using far = await answering(program(9_000));
    await using world = openWorld({
      ...of(endPoint('far', 'paid', far.baseUrl)),
      services: { verify },
    });
    const { outcome } = await world.run({ task: { maxCostNanoUsd: 5_000_000 } });
    assert.ok(!outcome.ok);
    assert.ok(far.billedNanoUsd <= 5_000_000, `${far.billedNanoUsd}`);
    assert.equal(world.books().reserved, 0);
  });
});
