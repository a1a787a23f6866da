/** A local model that is not in memory gets longer for its first token, and no other does. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { MODEL } from '../../fakes/speech.ts';
import { faultyEndPoint, of } from './endPoints.ts';
import { eitherAnswer } from './meetFault.ts';
import { QUICK } from './quickLimits.ts';
import { faulty } from './servers.ts';
import { openWorld, story } from './world.ts';

const FIRST_TOKEN_MS = QUICK.call.local.firstTokenMs;
const LOADING_MS = QUICK.loadingFirstTokenMs;
const BETWEEN_MS = (FIRST_TOKEN_MS + LOADING_MS) / 2;

/** `expected`: how the first attempt ended. */
function check(
  name: string,
  loaded: boolean | undefined,
  silenceMs: number,
  expected: string,
): void {
  test(name, async () => {
    await using server = await faulty('ollama');
    server.fault = async ({ response, speaks }) => {
      await sleep(silenceMs);
      if (!response.destroyed) speaks.answer(response);
    };
    const { provider, model } = faultyEndPoint('ollama', server.baseUrl);
    const known = { ...model, ...(loaded !== undefined && { loaded }) };
    const services = { verify: eitherAnswer };
    await using world = openWorld({ ...of({ provider, model: known }), services });
    const { attempts } = await world.run();
    assert.equal(story(attempts.slice(0, 1)), `faulty/${MODEL} ${expected}`);
  });
}

suite('execute: a model that loads', () => {
  check('is waited for', false, BETWEEN_MS, 'accepted');
  check('but not for ever', false, LOADING_MS + 300, 'first-token-timeout');
  check('one in memory has to begin sooner', true, BETWEEN_MS, 'first-token-timeout');
  check('and so has one of which nobody knows', undefined, BETWEEN_MS, 'first-token-timeout');
});
