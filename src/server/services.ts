/**
 * The server's composition root: everything that a tool may reach, made once, from the configuration.
 * What outlives a request is in the store; what is here may die at any moment.
 */

import type { Baseline, BudgetSnapshot, SpendSnapshot } from '../core/cost-monitor/index.ts';
import type { Knowledge, UserRules } from '../core/decision-engine/index.ts';
import type { EpochMs, Model } from '../core/types.ts';
import type { SpendOutput } from '../protocol/tools/index.ts';
import { createProviders, type Provider, readProxies, SYSTEM_CLOCK } from '../providers/index.ts';
import type { TaskStore, UndoStore } from '../store/index.ts';
import { buildUserRules, type Config } from './config/index.ts';
import { createExecution, type TaskExecution } from './createExecution.ts';
import { createLazyBenchmarks, type LazyBenchmarks } from './lazyBenchmarks.ts';
import {
  createLearning,
  createRouteBuffer,
  type Learning,
  type RouteBuffer,
} from './learning/index.ts';
import {
  applyModelFile,
  type ClientPrompting,
  createClientPrompting,
  createProviderMemory,
  createRememberedModels,
  ModelRegistry,
  matchBaseline,
  priceModels,
  REGISTRY_LIMITS,
  type RememberedModels,
  readModelFile,
} from './models/index.ts';
import { createOpenRouterAccount, type OpenRouterAccount } from './openrouter/index.ts';
import { openStores, type Stores } from './openStores.ts';
import { createPrivacyGuard, type PrivacyGuard } from './privacy/index.ts';
import { type ChangeEvents, createChangeEvents, type Logger } from './session/index.ts';
import { findDueAlerts, watchLedger, watchTroubles } from './spend/index.ts';

export interface Services {
  readonly version: string;
  readonly config: Config;
  readonly now: () => EpochMs;
  readonly log: Logger;
  readonly registry: ModelRegistry;
  /** What can be asked. `known`: without asking any end point. */
  readonly models: (from: 'ask' | 'known') => Promise<readonly Model[]>;
  readonly knowledge: () => Knowledge;
  readonly learning: Learning;
  /** Which words may leave this machine. */
  readonly privacy: PrivacyGuard;
  readonly rules: Omit<UserRules, 'privacy'>;
  /** Of it how full the budgets are: for what stands before a call. */
  readonly budgets: () => BudgetSnapshot;
  readonly spend: () => SpendSnapshot;
  /** What savings are compared with; null: nothing was chosen, or its price is not known yet. */
  readonly baseline: () => Baseline | null;
  readonly alerts: (spend: SpendSnapshot) => SpendOutput['alerts'];
  /** Those of the keys that no process has shown yet, now taken. */
  readonly claimAlerts: (keys: readonly string[]) => readonly string[];
  readonly spendBy: Stores['spendBy'];
  /** What was sent where, the newest first. */
  readonly audit: Stores['audit']['newest'];
  readonly routes: RouteBuffer;
  readonly benchmarks: LazyBenchmarks['get'];
  /** Whether there is any: without, nothing of them needs to be loaded. */
  readonly hasBenchmarks: () => boolean;
  /** Whose calls are booked from now on; null: a person's. */
  readonly setClient: (client: string | null) => void;
  readonly prompting: ClientPrompting;
  readonly openRouter: OpenRouterAccount;
  readonly execution: TaskExecution;
  readonly taskStore: TaskStore;
  readonly undoStore: UndoStore;
  readonly changes: ChangeEvents;
  readonly close: () => Promise<void>;
}

/** Makes the services and begins the first look at the end points. Does not wait for it. */
export function createServices(config: Config, log: Logger, version: string): Services {
  const now = Date.now;
  const changes = createChangeEvents();
  const stores = openStores(config, log, now);
  const asking = openAsking({ config, stores, changes, now, log });
  const { registry, learning, execution, openRouter } = asking.services;
  const routes = createRouteBuffer(stores.routes);
  const stopWatching = watchLedger(stores.ledger, changes);
  void registry.refresh();
  const common = {
    ...{ ...asking.services, version, config, now, log, changes, budgets: stores.budgets },
    ...{ knowledge: learning.knowledge, rules: buildUserRules(config) },
    spend: () => stores.spend(asking.services.baseline()),
  };
  const troubles = watchTroubles({ stores, openRouter, home: config.home, now });
  const { outcomes } = stores;
  const benchmarks = createLazyBenchmarks({
    ...{ ...common, outcomes, execution: asking.unobserved, benchmarks: stores.benchmarks },
  });
  return {
    ...{ ...common, ...pickReaders(stores, config, troubles), routes },
    benchmarks: benchmarks.get,
    close: async () => {
      await benchmarks.close();
      openRouter.close();
      stopWatching();
      registry.close();
      await execution.close();
      await learning.close();
      routes.flush();
      stores.close();
    },
  };
}

interface AskingParts extends Pick<Services, 'config' | 'changes' | 'now' | 'log'> {
  readonly stores: Stores;
}

/** What asks models: which ones there are, what is known of them, how they are asked. */
function openAsking({ config, stores, changes, now, log }: AskingParts) {
  const providers = openProviders(config, stores, log);
  const remembered = createRememberedModels(stores.catalogue, now);
  const models = openModels({ config, providers, remembered, changes, now, log });
  const { outcomes } = stores;
  const learning = createLearning({ outcomes, models: () => models.registry.known(), now, log });
  const privacy = guardPrivacy(config, log);
  const prompting = createClientPrompting(stores.prompting);
  const unobserved = createExecution({
    ...{ config, providers, stores, prompting, privacy, log, now },
    measuredSpeed: model => learning.knowledge().speeds.get(model)?.tokensPerSecond,
  });
  const execution = learning.observing(unobserved);
  const { health } = execution;
  const account = { config, providers, stores, remembered, changes, now, health };
  const openRouter = createOpenRouterAccount(account);
  const services = { ...models, learning, privacy, prompting, execution, openRouter };
  /** What benchmarks run teaches by itself. */
  return { services, unobserved };
}

function openProviders(config: Config, { catalogue }: Stores, log: Logger): readonly Provider[] {
  for (const problem of readProxies(process.env).problems) log.warn('proxy not used', { problem });
  const memory = createProviderMemory(catalogue, Date.now);
  return createProviders(config.providers, SYSTEM_CLOCK, memory);
}

function guardPrivacy(config: Config, log: Logger): PrivacyGuard {
  return createPrivacyGuard(config, error =>
    log.warn('files that stay are not all known', { error: String(error) }),
  );
}

/** What tools and the server itself reach of the stores. */
function pickReaders(stores: Stores, config: Config, troubles: ReturnType<typeof watchTroubles>) {
  const { ledger, spendBy, audit, tasks: taskStore, undo: undoStore } = stores;
  return {
    alerts: (spend: SpendSnapshot) => [...findDueAlerts(spend, stores, config), ...troubles()],
    claimAlerts: (keys: readonly string[]) => ledger.claimAlerts(keys),
    setClient: (client: string | null) => {
      ledger.agents.client = client;
    },
    audit: audit.newest,
    ...{ spendBy, taskStore, undoStore },
    hasBenchmarks: () => stores.benchmarks.list(1).length > 0,
  };
}

interface ModelParts extends Pick<Services, 'config' | 'changes' | 'now' | 'log'> {
  readonly providers: readonly Provider[];
  readonly remembered: RememberedModels;
}

/** Which models there are, and what the one costs that savings are compared with. */
function openModels({ config, providers, remembered, changes, now, log }: ModelParts) {
  const modelFile = readModelFile(config.home);
  for (const problem of modelFile.problems) log.warn('odd entry', { problem });
  let baseline: Baseline | null = null;
  const findBaseline = async (models: readonly Model[]) => {
    if (config.baselineModel === null) return;
    baseline = await matchBaseline(config.baselineModel, models, now());
    changes.announce('spend');
  };
  const registry = new ModelRegistry({
    ...{ providers, remembered, now, log, limits: REGISTRY_LIMITS },
    enrich: async models =>
      applyModelFile(
        await priceModels(models, config.providers, now()),
        modelFile,
        config.openRouter.id,
      ),
    onChange: models => {
      changes.announce('models');
      void findBaseline(models);
    },
  });
  void findBaseline(registry.known());
  const models: Services['models'] = async from => {
    if (from === 'ask') return registry.models();
    if (registry.known().length === 0) {
      await Promise.race([registry.settled(), sleepFor(REGISTRY_LIMITS.firstLookMs)]);
    }
    return registry.known();
  };
  return { registry, baseline: () => baseline, models };
}

function sleepFor(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
