/**
 * Everything that `execute` reaches, real: providers over sockets, the ledger and the breakers in a
 * database of their own, the audit. Only the end points are ours.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import { createCalendar } from '../../../src/core/cost-monitor/budgets/periods.ts';
import {
  BARE_PRIVACY_RULES,
  checkPrivacy,
} from '../../../src/core/decision-engine/rules/checkPrivacy.ts';
import { COOLDOWN_POLICY } from '../../../src/core/fallback-handler/cooldown.ts';
import { buildPrompt } from '../../../src/core/prompt/buildPrompt.ts';
import { chooseBuiltInStrategy } from '../../../src/core/prompt/chooseBuiltInStrategy.ts';
import type {
  Attempt,
  BudgetLimits,
  Candidate,
  Model,
  RouteDecision,
  Task,
  Verdict,
} from '../../../src/core/types.ts';
import {
  createProviders,
  NO_MEMORY,
  type ProviderSettings,
  SYSTEM_CLOCK,
} from '../../../src/providers/index.ts';
import { createCallQueues } from '../../../src/server/execute/endpoints/callQueues.ts';
import { createHealth } from '../../../src/server/execute/endpoints/health.ts';
import { executeTask } from '../../../src/server/execute/executeTask.ts';
import type { Execution } from '../../../src/server/execute/execution.ts';
import type { ExecutionLimits } from '../../../src/server/execute/executionLimits.ts';
import { createPayConsent } from '../../../src/server/execute/payConsent.ts';
import type { ExecutionServices } from '../../../src/server/execute/services.ts';
import { createLogger } from '../../../src/server/session/logger.ts';
import type { AuditRecord } from '../../../src/store/auditStore.ts';
import { openDatabase } from '../../../src/store/database/database.ts';
import { identifyOwnProcess } from '../../../src/store/database/processIdentity.ts';
import { HealthStore } from '../../../src/store/healthStore.ts';
import { LedgerStore } from '../../../src/store/ledger/ledgerStore.ts';
import { openPayConsentStore } from '../../../src/store/payConsentStore.ts';
import { SCHEMAS } from '../../../src/store/schemas.ts';
import { QUICK } from './quickLimits.ts';

export interface WorldOptions {
  readonly providers: readonly ProviderSettings[];
  readonly models: readonly Model[];
  readonly budget?: BudgetLimits;
  readonly limits?: ExecutionLimits;
  readonly services?: Partial<ExecutionServices>;
  /** Home folder of another world, to share its database. */
  readonly home?: string;
}

export interface RunOptions {
  readonly task?: Partial<Task>;
  /** Model ids in the order in which they are asked; all in the world's order when left out. */
  readonly order?: readonly string[];
  readonly route?: RouteDecision['route'];
  readonly signal?: AbortSignal;
  readonly onText?: (delta: string, model: string) => void;
}

export interface World extends AsyncDisposable {
  readonly home: string;
  readonly services: ExecutionServices;
  readonly ledger: LedgerStore;
  readonly audit: readonly AuditRecord[];
  /** What was said about the next step, in order. */
  readonly steps: readonly string[];
  /** The log's lines. */
  readonly log: readonly string[];
  run(options?: RunOptions): Promise<Execution>;
  /** Settled and reserved nano-dollars of all time, by how sure they are. */
  books(): Books;
}

export interface Books {
  readonly reserved: number;
  readonly billed: number;
  readonly estimated: number;
  readonly unknown: number;
}

/** Accepts what says OK, rejects the rest: enough where the checks themselves are not the point. */
export const saysOk: ExecutionServices['verify'] = async ({ answer }): Promise<Verdict> =>
  answer.text.includes('OK')
    ? { outcome: 'accepted', by: 'tests', evidence: '' }
    : { outcome: 'rejected', by: 'tests', evidence: `No OK in: ${answer.text}` };

export function openWorld(options: WorldOptions): World {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'locallama-execute-'));
  const now = Date.now;
  const database = openDatabase(home, {
    parts: SCHEMAS,
    patience: { random: Math.random, maxWaitMs: 5_000 },
    fileSystemType: () => 0,
    now,
  });
  const processIdentity = identifyOwnProcess();
  const ledger = new LedgerStore({
    database,
    userLimits: null,
    limits: options.budget ?? {},
    project: '',
    timeZone: 'UTC',
    now,
    processIdentity,
  });
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = createLogger({ level: 'debug', secrets: [], now, write });
  const audit: AuditRecord[] = [];
  const limits = options.limits ?? QUICK;
  const services: ExecutionServices = {
    providers: new Map(
      createProviders(options.providers, SYSTEM_CLOCK, NO_MEMORY).map(each => [each.id, each]),
    ),
    ledger,
    payConsent: createPayConsent({
      ledger,
      store: openPayConsentStore(database, createCalendar('UTC'), now),
    }),
    verify: saysOk,
    buildPrompt: (task, model) => buildPrompt(task, chooseBuiltInStrategy(model)),
    asLoaded: model => model,
    cleanAnswer,
    sized: task => task,
    health: createHealth({
      storage: new HealthStore(database, now),
      policy: COOLDOWN_POLICY,
      now,
      random: Math.random,
      onTrouble: error => log.warn('health', { error: String(error) }),
    }),
    queues: createCallQueues(limits.queue),
    limits,
    measuredSpeed: () => undefined,
    checkPrivacy: words => checkPrivacy(words, BARE_PRIVACY_RULES),
    keepsFiles: false,
    now,
    random: Math.random,
    audit: row => void audit.push(row),
    log,
    ...options.services,
  };
  const steps: string[] = [];
  let tasks = 0;
  return {
    home,
    services,
    ledger,
    audit,
    steps,
    log: lines,
    run({ task, order, route = 'cascade', signal, onText } = {}) {
      tasks += 1;
      const chosen = order ?? options.models.map(({ id }) => id);
      const models = new Map(options.models.map(model => [model.id, model]));
      const candidates = chosen.map((id, index) => candidateOf(models.get(id)!, index));
      return executeTask(
        {
          task: taskOf(task),
          taskId: `task-${process.pid}-${tasks}`,
          decision: {
            route,
            score: 0.5,
            complexity: 0.1,
            reason: 'A test.',
            candidates,
            rejected: [],
          },
          models,
          signal: signal ?? new AbortController().signal,
          onText: onText ?? (() => {}),
          onStep: why => void steps.push(why),
        },
        services,
      );
    },
    books() {
      const all = ledger.spend({ baseline: null, recentTasks: 0 }).periods.at(-1)!;
      return {
        reserved: all.reservedNanoUsd,
        billed: all.billedNanoUsd,
        estimated: all.estimatedNanoUsd,
        unknown: all.unknownNanoUsd,
      };
    },
    async [Symbol.asyncDispose]() {
      ledger.close();
      database.close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

function taskOf(change: Partial<Task> = {}): Task {
  const prompt = change.prompt ?? 'Write a function that says OK.';
  const tokens = Buffer.byteLength(prompt);
  const sizes = {
    promptTokens: Math.ceil(tokens / 3),
    promptTokensUpper: tokens,
    outputTokens: 50,
  };
  return { prompt, ...sizes, complexity: 0.2, priority: 'cost', ...change };
}

/** Later candidates are better ones, so that each is worth escalating to. */
function candidateOf(model: Model, index: number): Candidate {
  const { id, provider, tier } = model;
  const cost = tier === 'paid' ? 1_000_000 : 0;
  const numbers = {
    expectedNanoUsd: cost,
    worstNanoUsd: cost,
    expectedMs: 100,
    utility: 0,
    outcomes: 0,
  };
  return { model: id, provider, tier, quality: 0.2 + index / 10, ...numbers, why: '' };
}

/** `model failure` or `model verdict`, one line per attempt. */
export function story(attempts: readonly Attempt[]): string {
  return attempts
    .map(({ model, failure, verdict }) => `${model} ${failure?.kind ?? verdict?.outcome}`)
    .join(', ');
}
