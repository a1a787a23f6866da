/** An account with too little money for the longest answer, and enough for a shorter one. */
import assert from 'node:assert/strict';
import type { ExecutionServices } from '../../../src/server/execute/services.ts';
import type { PaidServerOptions } from '../../fakes/paidServer.ts';
import { endPoint, of } from './endPoints.ts';
import { answering, GRATIS } from './servers.ts';
import { openWorld, saysOk, story } from './world.ts';

suite('execute: an account with little money', () => {
  const credit = (tokens: number) => ({
    status: 402,
    body: {
      error: {
        code: 402,
        message: `This request requires more credits, or fewer max_tokens. You requested up to 4096 tokens, but can only afford ${tokens}.`,
      },
    },
  });
  const paysFor = (tokens: number): Partial<PaidServerOptions> => ({
    refuse: ({ body }) => ((body?.max_tokens ?? 0) > tokens ? credit(tokens) : undefined),
  });

  test('an account that pays for a shorter answer is asked for that, once', async () => {
    await using far = await answering('OK', paysFor(2_000));
    await using world = openWorld(of(endPoint('far', 'paid', far.baseUrl)));
    const { outcome, attempts } = await world.run();
    assert.ok(outcome.ok);
    assert.equal(story(attempts), 'far/coder payment, far/coder accepted');
    assert.deepEqual(
      far.completions.map(({ body }) => body?.max_tokens),
      [4_096, 2_000],
    );
    assert.match(
      world.steps.join(' '),
      /The account pays for 2000 tokens of far\/coder: once more/,
    );
  });

  test('and for nothing where it pays for too little', async () => {
    await using far = await answering('OK', paysFor(900));
    await using near = await answering('OK', GRATIS);
    const points = of(
      endPoint('far', 'paid', far.baseUrl),
      endPoint('near', 'local', near.baseUrl),
    );
    await using world = openWorld(points);
    const { attempts } = await world.run();
    assert.equal(story(attempts), 'far/coder payment, near/coder accepted');
    assert.equal(far.completions.length, 1);
  });

  test('nor where it claims to pay for more than it refused', async () => {
    await using far = await answering('OK', { refuse: () => credit(9_000) });
    await using world = openWorld(of(endPoint('far', 'paid', far.baseUrl)));
    const { attempts } = await world.run();
    assert.equal(story(attempts), 'far/coder payment');
  });

  test('a cut answer is asked for with what it pays for, and the cut is no lesson', async () => {
    const verify: ExecutionServices['verify'] = async input =>
      input.finish === 'length'
        ? { outcome: 'rejected', by: 'complete', evidence: 'It was cut off at its token limit.' }
        : saysOk(input);
    const lines = Array.from({ length: 700 }, (_, at) => `const value${at} = OK(${at * at});`);
    await using far = await answering(lines.join('\n'), paysFor(8_000));
    await using world = openWorld({
      ...of(endPoint('far', 'paid', far.baseUrl)),
      services: { verify },
    });
    const { attempts } = await world.run();
    assert.equal(story(attempts), 'far/coder rejected, far/coder payment, far/coder accepted');
    assert.deepEqual(
      far.completions.map(({ body }) => body?.max_tokens),
      [4_096, 16_384, 8_000],
    );
    assert.doesNotMatch(far.completions[2]!.prompt, /cut off/);
  });
});
