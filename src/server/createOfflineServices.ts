/**
 * What a decision needs without a server: models as they were last seen, what was learned, the budgets and
 * the health of end points, all read from the database. No request is sent.
 */
import { learnKnowledge } from '../core/decision-engine/index.ts';
import { COOLDOWN_POLICY } from '../core/fallback-handler/index.ts';
import type { EpochMs, Model } from '../core/types.ts';
import { createProviders, NO_MEMORY, SYSTEM_CLOCK } from '../providers/index.ts';
import { buildUserRules, type Config } from './config/index.ts';
import type { DecisionServices } from './decide/index.ts';
import { applyTimers, createHealth, EXECUTION_LIMITS } from './execute/index.ts';
import { createRememberedModels } from './models/index.ts';
import type { Stores } from './openStores.ts';
import { createPrivacyGuard } from './privacy/index.ts';

interface OfflineServices extends DecisionServices {
  readonly models: readonly Model[];
}

export function createOfflineServices(
  config: Config,
  stores: Stores,
  now: () => EpochMs,
): OfflineServices {
  const remembered = createRememberedModels(stores.catalogue, now);
  const seen = config.providers.map(({ id }) => ({ id, models: remembered.read(id) }));
  const models = seen.flatMap(each => each.models);
  const providers = createProviders(config.providers, SYSTEM_CLOCK, NO_MEMORY);
  const health = createHealth({
    storage: stores.health,
    policy: COOLDOWN_POLICY,
    now,
    random: Math.random,
    onTrouble: () => {}, // Then no model is taken to be cooling down.
  });
  return {
    config,
    now,
    models,
    privacy: createPrivacyGuard(config, () => {}), // Then a text is judged without what files hold.
    rules: buildUserRules(config),
    knowledge: () => learnKnowledge(stores.outcomes.all(), models, now()),
    budgets: stores.budgets,
    execution: {
      providers: new Map(providers.map(provider => [provider.id, provider])),
      health,
      sized: task => task,
      limits: applyTimers(EXECUTION_LIMITS, config.timersMs),
    },
    registry: {
      status: () =>
        providers.map(({ id, origin }) => ({ id, origin, state: 'unknown', models: 0 })),
    },
  };
}
