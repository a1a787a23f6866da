/** Cheap first, checked, escalated only on failure; and the books agree with the bill. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { endPoint, of } from './endPoints.ts';
import { QUICK } from './quickLimits.ts';
import { answering, GRATIS } from './servers.ts';
import { openWorld, saysOk, story } from './world.ts';

suite('execute: cascade', () => {
  test('a good local answer costs nothing and asks nobody else', async () => {
    await using near = await answering('OK', GRATIS);
    await using far = await answering('OK');
    const [local, paid] = [
      endPoint('near', 'local', near.baseUrl),
      endPoint('far', 'paid', far.baseUrl),
    ];
    await using world = openWorld(of(local, paid));
    const pieces: string[] = [];
    const onText = (delta: string, model: string) => void pieces.push(`${model}: ${delta}`);
    const { outcome, attempts, totalCost } = await world.run({ onText });
    assert.ok(outcome.ok);
    assert.equal(outcome.answer.text, 'OK');
    assert.deepEqual([outcome.model, outcome.verdict.outcome], ['near/coder', 'accepted']);
    assert.deepEqual(totalCost, { nanoUsd: 0, basis: 'free' });
    assert.deepEqual(pieces, ['near/coder: OK']);
    assert.equal(attempts.length, 1);
    assert.equal(far.requests.length, 0);
  });

  test('a rejected local answer goes to the paid model with the evidence, and the bill is booked', async () => {
    await using near = await answering('No.', GRATIS);
    await using far = await answering('OK, here it is.');
    const [local, paid] = [
      endPoint('near', 'local', near.baseUrl),
      endPoint('far', 'paid', far.baseUrl),
    ];
    await using world = openWorld(of(local, paid));
    const { outcome, attempts, totalCost } = await world.run();
    assert.ok(outcome.ok);
    assert.equal(outcome.tier, 'paid');
    assert.equal(story(attempts), 'near/coder rejected, far/coder accepted');
    assert.match(far.completions[0]!.prompt, /No OK in: No\./);
    assert.ok(far.billedNanoUsd > 0);
    assert.deepEqual(totalCost, { nanoUsd: far.billedNanoUsd, basis: 'billed' });
    const billed = far.billedNanoUsd;
    assert.deepEqual(world.books(), { reserved: 0, billed, estimated: 0, unknown: 0 });
    assert.deepEqual(
      world.audit.map(row => [row.model, row.allowed]),
      [
        ['near/coder', true],
        ['far/coder', true],
      ],
    );
  });

  test('a local model that comes after a failed dearer one is asked as if it were the first', async () => {
    await using near = await answering('OK', GRATIS);
    await using far = await answering('No.');
    const [local, paid] = [
      endPoint('near', 'local', near.baseUrl),
      endPoint('far', 'paid', far.baseUrl),
    ];
    await using world = openWorld(of(paid, local));
    const { attempts } = await world.run();
    assert.equal(story(attempts), 'far/coder rejected, near/coder accepted');
    assert.doesNotMatch(near.completions[0]!.prompt, /rejected|No\./);
  });

  test('an answer is looked at more closely only while another model could be asked', async () => {
    await using near = await answering('No.', GRATIS);
    await using far = await answering('OK');
    const looks: string[] = [];
    const verify: typeof saysOk = input => {
      looks.push(`${input.model.id} ${input.mayEscalate}`);
      return saysOk(input);
    };
    const two = of(endPoint('near', 'local', near.baseUrl), endPoint('far', 'paid', far.baseUrl));
    await using world = openWorld({ ...two, services: { verify } });
    await world.run();
    await world.run({ route: 'local' });
    assert.deepEqual(looks.slice(0, 2), ['near/coder true', 'far/coder false']);
    assert.ok(looks.slice(2).every(look => look.endsWith('false')));
  });

  test('a person is told that a cold model is being loaded', async () => {
    await using near = await answering('OK', GRATIS);
    const { provider, model } = endPoint('near', 'local', near.baseUrl);
    await using world = openWorld(of({ provider, model: { ...model, loaded: false } }));
    await world.run();
    assert.deepEqual(world.steps, ['Asking near/coder. It is being loaded first.']);
  });

  test('a check that takes its time is told', async () => {
    await using near = await answering('OK', GRATIS);
    const verify: typeof saysOk = async input => {
      await sleep(200);
      return saysOk(input);
    };
    const local = of(endPoint('near', 'local', near.baseUrl));
    await using world = openWorld({ ...local, services: { verify } });
    await world.run();
    assert.equal(world.steps.at(-1), 'Checking the answer of near/coder.');
  });

  test('so is which one', async () => {
    await using near = await answering('OK', GRATIS);
    const verify: typeof saysOk = async input => {
      input.onCheck?.('parses');
      input.onCheck?.('same-behaviour');
      await sleep(200);
      input.onCheck?.('tests');
      return saysOk(input);
    };
    const local = of(endPoint('near', 'local', near.baseUrl));
    await using world = openWorld({ ...local, services: { verify } });
    await world.run();
    const said = 'Checking the answer of near/coder: does it behave as before.';
    assert.deepEqual(world.steps.slice(1), [said]);
  });

  test('without a bill the price list counts, and says so', async () => {
    await using far = await answering('OK', { reportsCost: false });
    await using world = openWorld(of(endPoint('far', 'paid', far.baseUrl)));
    const { totalCost } = await world.run();
    assert.deepEqual(totalCost, { nanoUsd: far.billedNanoUsd, basis: 'estimated' });
    assert.equal(world.books().estimated, far.billedNanoUsd);
  });

  test('a local model that is likely to mend its answer gets one round', async () => {
    let asked = 0;
    await using near = await answering('', {
      ...GRATIS,
      answers: () => (++asked === 1 ? 'No.' : 'OK'),
    });
    await using far = await answering('OK');
    const [local, paid] = [
      endPoint('near', 'local', near.baseUrl),
      endPoint('far', 'paid', far.baseUrl),
    ];
    const limits = { ...QUICK, fallback: { ...QUICK.fallback, minRepairChance: 0.01 } };
    await using world = openWorld({ ...of(local, paid), limits });
    const { outcome, attempts } = await world.run();
    assert.ok(outcome.ok);
    assert.equal(story(attempts), 'near/coder rejected, near/coder accepted');
    assert.match(near.completions[1]!.prompt, /An earlier answer was rejected:\n```\nNo\.\n```/);
    assert.equal(far.requests.length, 0);
  });

  test('when nobody can do it, the outcome says what each answer lacked, and keeps the last', async () => {
    await using far = await answering('Never.');
    await using world = openWorld(of(endPoint('far', 'paid', far.baseUrl)));
    const { outcome } = await world.run();
    assert.ok(!outcome.ok);
    assert.equal(outcome.failure.kind, 'rejected-by-verifier');
    assert.match(
      outcome.failure.message,
      /far\/coder: its answer does not pass the tests: No OK in: Never\./,
    );
    assert.equal(outcome.rejected?.answer.text, 'Never.');
    assert.equal(world.books().billed, far.billedNanoUsd);
  });

  test('a verifier that breaks leaves the answer unchecked, not lost', async () => {
    await using near = await answering('OK', GRATIS);
    const verify = () => Promise.reject(new Error('no sandbox'));
    const services = { verify };
    await using world = openWorld({ ...of(endPoint('near', 'local', near.baseUrl)), services });
    const { outcome } = await world.run();
    assert.ok(outcome.ok);
    assert.equal(outcome.verdict.outcome, 'unchecked');
  });
});
