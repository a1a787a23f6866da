/** Who is asked for further answers to compare with: nobody but a model here, within what the caller gave. */
import assert from 'node:assert/strict';
import { type EndPoint, endPoint, of } from './endPoints.ts';
import { answering, GRATIS } from './servers.ts';
import { openWorld, type RunOptions, saysOk } from './world.ts';

suite('execute: second answers', () => {
  const verify: typeof saysOk = async input => {
    await input.askOthers?.();
    return saysOk(input);
  };
  const countCalls = async (
    name: string,
    run: RunOptions = {},
    others: readonly EndPoint[] = [],
  ) => {
    await using near = await answering('OK', GRATIS);
    const first = endPoint('near', 'local', near.baseUrl, name);
    await using world = openWorld({ ...of(first, ...others), services: { verify } });
    const { outcome } = await world.run(run);
    assert.ok(outcome.ok);
    return near.completions.length;
  };

  test('a model here is asked again where it is alone', async () => {
    assert.equal(await countCalls('coder'), 4);
  });

  test('a model that runs elsewhere is not, though it is called local', async () => {
    assert.equal(await countCalls('coder-cloud'), 1);
  });

  test('nobody is where the caller limits the tokens', async () => {
    assert.equal(await countCalls('coder', { task: { tokenBudget: 5_000 } }), 1);
  });

  test('neither a paid model nor one that runs elsewhere is compared with', async () => {
    await using far = await answering('OK');
    await using cloud = await answering('OK', GRATIS);
    const others = [
      endPoint('far', 'paid', far.baseUrl),
      endPoint('cloud', 'local', cloud.baseUrl, 'other:cloud'),
    ];
    assert.equal(await countCalls('coder', {}, others), 4);
    assert.deepEqual([far.completions.length, cloud.completions.length], [0, 0]);
  });

  test('a paid first answer is compared with none', async () => {
    await using far = await answering('OK');
    await using near = await answering('OK', GRATIS);
    const both = of(endPoint('far', 'paid', far.baseUrl), endPoint('near', 'local', near.baseUrl));
    await using world = openWorld({ ...both, services: { verify } });
    await world.run();
    assert.deepEqual([far.completions.length, near.completions.length], [1, 0]);
  });
});
