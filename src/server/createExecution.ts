/** Puts together what `execute` needs, once, and carries tasks out with it until the server ends. */

import { type CleanAnswer, cleanAnswer } from '../core/answer/index.ts';
import { COOLDOWN_POLICY } from '../core/fallback-handler/index.ts';
import { framePrompt } from '../core/prompt/index.ts';
import type { EpochMs } from '../core/types.ts';
import type { Provider } from '../providers/index.ts';
import type { Config } from './config/index.ts';
import { createVerification, type Verification } from './createVerification.ts';
import {
  applyTimers,
  createAuditLog,
  createCallQueues,
  createHealth,
  createPayConsent,
  EXECUTION_LIMITS,
  type Execution,
  type ExecutionInput,
  type ExecutionLimits,
  type ExecutionServices,
  executeTask,
  groupRecords,
  type Health,
  isKeptLocal,
  keepWindows,
} from './execute/index.ts';
import {
  type ClientPrompting,
  createTaskSizes,
  findStrategy,
  type TaskSizer,
} from './models/index.ts';
import type { Stores } from './openStores.ts';
import type { PrivacyGuard } from './privacy/index.ts';
import type { Logger } from './session/index.ts';

export interface TaskExecution {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly health: Health;
  /** With the person's timers in them. */
  readonly limits: ExecutionLimits;
  /** A task as a model's own tokenizer counts it, where that is loaded. */
  readonly sized: TaskSizer;
  readonly verification: Verification;
  /** Tasks that are running now. */
  readonly running: () => number;
  /** Never rejects. */
  readonly run: (input: ExecutionInput) => Promise<Execution>;
  /** Cancels what runs and waits until it is booked. */
  readonly close: () => Promise<void>;
}

interface ExecutionParts {
  readonly config: Config;
  readonly providers: readonly Provider[];
  readonly stores: Stores;
  readonly prompting: ClientPrompting;
  readonly privacy: PrivacyGuard;
  readonly measuredSpeed: ExecutionServices['measuredSpeed'];
  readonly log: Logger;
  readonly now: () => EpochMs;
}

export function createExecution(parts: ExecutionParts): TaskExecution {
  const { config, stores, log } = parts;
  const closing = new AbortController();
  const { signal: closed } = closing;
  const running = new Set<Promise<Execution>>();
  const audit = createAuditLog(stores.audit, log);
  const verification = createVerification({
    settings: config.verification,
    folders: config.folders,
    ...{ signal: closed, log },
  });
  const sizes = createTaskSizes(error => log.warn('no exact tokenizer', { error: String(error) }));
  const services: ExecutionServices = {
    ...buildServices(parts),
    verify: verification.verify,
    sized: sizes.forCall,
    audit: audit.note,
  };
  const { providers, limits, health } = services;
  return {
    ...{ providers, limits, health, verification, sized: sizes.known },
    running: () => running.size,
    run: async input => {
      verification.prepare();
      const signal = AbortSignal.any([input.signal, closed]);
      const execution = executeTask(
        { ...input, signal },
        {
          ...services,
          ...(input.ask && { askPerson: input.ask }),
          ...(input.verify && { verify: input.verify }),
          ...(input.background && { queues: services.queues.inBackground }),
        },
      );
      running.add(execution);
      try {
        return await execution;
      } finally {
        running.delete(execution);
      }
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
      audit.flush();
    },
  };
}

/** What is said in a conversation is no answer to be put anywhere. */
function keepAsSaid(text: string): CleanAnswer {
  return { text, code: null, language: null, openEnded: false, defect: null };
}

/** All but those that are closed with it. */
function buildServices({
  config,
  providers,
  stores: { ledger, payConsent, health },
  prompting,
  privacy,
  measuredSpeed,
  log,
  now,
}: ExecutionParts): Omit<ExecutionServices, 'verify' | 'sized' | 'audit'> {
  const limits: ExecutionLimits = {
    ...applyTimers(EXECUTION_LIMITS, config.timersMs),
    queue: { ...EXECUTION_LIMITS.queue, parallel: config.maxParallelTasks },
  };
  const { random } = Math;
  const windows = keepWindows(now);
  const keeping = (each: Provider) => (each.takesWindow ? windows.keep(each) : each);
  const byId = new Map(providers.map(each => [each.id, keeping(each)]));
  const onTrouble = (error: unknown) =>
    log.warn('health is kept in memory', { error: String(error) });
  return {
    ledger: groupRecords(ledger),
    ...{ providers: byId, limits, measuredSpeed, now, random, log },
    cleanAnswer: (answer, task) =>
      task.conversation ? keepAsSaid(answer) : cleanAnswer(answer, task),
    payConsent: createPayConsent({ ledger, store: payConsent }),
    buildPrompt: (task, model) => {
      const { strategy } = findStrategy(model, prompting);
      const origin = byId.get(model.provider)?.origin ?? '';
      return framePrompt(task, model, strategy, ({ text, filePath = task.filePath }) => {
        const words = { prompt: text, ...(filePath !== undefined && { filePath }) };
        return isKeptLocal(model, origin) || privacy.check(words).kind === 'anywhere';
      });
    },
    asLoaded: windows.asLoaded,
    health: createHealth({ storage: health, policy: COOLDOWN_POLICY, now, random, onTrouble }),
    queues: createCallQueues(limits.queue),
    checkPrivacy: privacy.check,
    keepsFiles: config.localOnly.length > 0,
  };
}
