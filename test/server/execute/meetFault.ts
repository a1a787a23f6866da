/**
 * A whole task that meets a faulty end point first and a good one next, and then another task in the
 * same database, so that the breaker and its cool-down are part of what is seen.
 */
import assert from 'node:assert/strict';
import { buildHealthKeys } from '../../../src/core/fallback-handler/healthScopes.ts';
import type { CostBasis, FailureKind } from '../../../src/core/types.ts';
import { parseHost } from '../../../src/server/execute/attempt/checkPrivacyGate.ts';
import type { PaidServer } from '../../fakes/paidServer.ts';
import { WHOLE } from '../../fakes/speech.ts';
import { type EndPoint, endPoint, of } from './endPoints.ts';
import { openWorld, saysOk, story, type World } from './world.ts';

interface Meeting {
  readonly first: EndPoint;
  /** Good, and takes money. */
  readonly next: PaidServer;
  /** What the first one does to the first task. */
  readonly kind: FailureKind;
  /** Makes the first one answer properly; absent: nothing can. */
  readonly mend?: () => void;
}

/** What the faulty end point says is right where it answers; the other one says OK. */
export const eitherAnswer: typeof saysOk = async input =>
  input.model.provider === 'far'
    ? saysOk(input)
    : { outcome: 'accepted', by: 'tests', evidence: '' };

export async function meetFault({ first, next, kind, mend }: Meeting): Promise<void> {
  const far = endPoint('far', 'paid', next.baseUrl);
  const services = { verify: eitherAnswer };
  await using world = openWorld({ ...of(first, far), services });
  const billedBefore = next.billedNanoUsd;
  const { outcome, attempts } = await world.run();
  assert.ok(outcome.ok, `not done: ${story(attempts)}`);
  assert.equal(outcome.model, 'far/coder');
  const failures = attempts.slice(0, -1).map(({ failure }) => failure?.kind);
  assert.deepEqual(new Set(failures), new Set([kind]), story(attempts));

  const sumOf = (basis: CostBasis) =>
    attempts.reduce((sum, { cost }) => sum + (cost.basis === basis ? cost.nanoUsd : 0), 0);
  const [billed, estimated, unknown] = (['billed', 'estimated', 'unknown'] as const).map(sumOf);
  assert.deepEqual(world.books(), { reserved: 0, billed, estimated, unknown });
  assert.equal(attempts.at(-1)?.cost.nanoUsd, next.billedNanoUsd - billedBefore);
  for (const { cost, failure } of attempts.slice(0, -1)) {
    assert.equal(cost.nanoUsd > 0, failure?.mayBeBilled, story(attempts));
  }

  mend?.();
  await answersAgain(world, first, mend !== undefined);
  const hosts = [first, far].map(({ provider }) => parseHost(new URL(provider.baseUrl).origin));
  assert.ok(world.audit.every(({ host }) => hosts.includes(host)));
}

/** In the same database by whoever is not left alone, and by the mended one in another. */
async function answersAgain(world: World, first: EndPoint, mended: boolean): Promise<void> {
  const { id, tier } = first.model;
  const keys = buildHealthKeys(id, new URL(first.provider.baseUrl).origin);
  const rests = world.services.health.coolingUntil(keys, tier) !== null;
  const { outcome, attempts } = await world.run();
  assert.ok(outcome.ok, `not answered again: ${story(attempts)}`);
  assert.equal(outcome.model, rests || !mended ? 'far/coder' : id);
  assert.equal(world.books().reserved, 0);
  if (!mended || !rests) return;
  await using fresh = openWorld({ ...of(first), services: { verify: eitherAnswer } });
  const again = await fresh.run();
  assert.ok(again.outcome.ok && again.outcome.answer.text === WHOLE, story(again.attempts));
}
