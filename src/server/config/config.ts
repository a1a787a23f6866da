/**
 * Reads the environment of `serve` (`protocol/serverEnv.ts`) into one record, all errors at once.
 * An empty value is as if unset; a secret is never quoted in a message.
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { convertLimitToNano } from '../../core/cost-monitor/index.ts';
import type { NanoUsd } from '../../core/types.ts';
import { type BudgetLimits, PRIORITIES, type Priority } from '../../core/types.ts';
import {
  FREE_MODELS,
  type FreeModels,
  LEAST_SECONDS,
  SERVER_ENV,
  type ServerEnvName,
  TIMER_NAMES,
  TIMERS,
  WEAK_SANDBOX,
} from '../../protocol/index.ts';
import type { OpenRouterSettings, ProviderSettings } from '../../providers/index.ts';
import type { TimersMs } from '../execute/index.ts';
import { LOG_LEVELS, type LogLevel } from '../session/index.ts';
import { ALERT_SHARES, parseAlertShares } from './parseAlertShares.ts';
import { parseProviders } from './parseProviders.ts';
import { type ModelRules, parseRules } from './parseRules.ts';
import type { ConfigProblem, ReadText } from './problem.ts';

/** Most calls at once that make sense from one machine. */
const MAX_PARALLEL = 64;
/** Above any real budget; keeps nano-dollars a safe integer. */
const MAX_USD = 1_000_000;
const MAX_TOKEN_BUDGET = 1e15;

export interface Config {
  readonly home: string;
  readonly logLevel: LogLevel;
  readonly priority: Priority;
  readonly maxParallelTasks: number;
  readonly limits: BudgetLimits;
  readonly costAlertNanoUsd: NanoUsd | null;
  /** Parts of a hard limit at which a warning is due, ascending. */
  readonly alertShares: readonly number[];
  readonly project: string | null;
  readonly baselineModel: string | null;
  readonly freeModels: FreeModels;
  /** Globs of files that never leave this machine. */
  readonly localOnly: readonly string[];
  /** Pinned and forbidden models, the pool, the least quality. */
  readonly rules: ModelRules;
  /** Timers that the person set; the others are as usual. */
  readonly timersMs: TimersMs;
  readonly verification: VerificationSettings;
  readonly providers: readonly ProviderSettings[];
  /** OpenRouter with or without a key: its catalogue is public. */
  readonly openRouter: OpenRouterSettings;
  /** Every key, so that the log can blot them out. */
  readonly secrets: readonly string[];
}

/** How far answers may be checked by running something. */
export interface VerificationSettings {
  /** The project's own check; null: there is none, or no folder to run it in. */
  readonly project: { readonly root: string; readonly command: string } | null;
  /** The person agreed to Node's permission model alone where nothing stronger works. */
  readonly weakSandbox: boolean;
}

type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly message: string };

/** Parses `env`. The message names every wrong variable. */
export function parseConfig(env: NodeJS.ProcessEnv): ParsedConfig {
  const problems: ConfigProblem[] = [];
  const read = createEnvReader(env, problems);
  const usd = (name: ServerEnvName) =>
    read.number(name, { min: 0, max: MAX_USD, whole: false, unit: ' US dollars' });
  const nano = (name: ServerEnvName) => {
    const value = usd(name);
    return value === null ? null : convertLimitToNano(value);
  };

  const limits: BudgetLimits = {
    ...keepPresent('dailyNanoUsd', nano('LOCALLAMA_BUDGET_DAILY_USD')),
    ...keepPresent('weeklyNanoUsd', nano('LOCALLAMA_BUDGET_WEEKLY_USD')),
    ...keepPresent('monthlyNanoUsd', nano('LOCALLAMA_BUDGET_MONTHLY_USD')),
    ...keepPresent('projectNanoUsd', nano('LOCALLAMA_BUDGET_PROJECT_USD')),
    ...keepPresent(
      'monthlyTokens',
      read.number('TOKEN_BUDGET', makeIntegerRange(0, MAX_TOKEN_BUDGET)),
    ),
  };
  const project = read.text('LOCALLAMA_PROJECT');
  if (limits.projectNanoUsd !== undefined && project === null) {
    problems.push({
      name: 'LOCALLAMA_PROJECT',
      wanted: 'must name the project when LOCALLAMA_BUDGET_PROJECT_USD is set',
    });
  }
  const freeModels = read.choice('LOCALLAMA_FREE_MODELS', FREE_MODELS) ?? 'allow';
  const config: Config = {
    home: resolve(read.text('LOCALLAMA_HOME') ?? join(homedir(), '.locallama')),
    logLevel: read.choice('LOCALLAMA_LOG_LEVEL', LOG_LEVELS) ?? 'info',
    priority: read.choice('DEFAULT_PRIORITY', PRIORITIES) ?? 'cost',
    maxParallelTasks: read.number('MAX_PARALLEL_TASKS', makeIntegerRange(1, MAX_PARALLEL)) ?? 5,
    limits,
    costAlertNanoUsd: nano('COST_ALERT_THRESHOLD'),
    alertShares: readAlertShares(read.text('LOCALLAMA_ALERT_SHARES'), problems),
    project,
    baselineModel: read.text('LOCALLAMA_BASELINE_MODEL'),
    freeModels,
    timersMs: readTimers(read),
    verification: readVerification(read, problems),
    localOnly: splitGlobs(read.text('LOCALLAMA_LOCAL_ONLY')),
    rules: parseRules(read.text('LOCALLAMA_RULES'), problems),
    ...parseProviders(env, read.text, freeModels, problems),
  };
  return problems.length === 0
    ? { ok: true, config }
    : { ok: false, message: describeProblems(problems, env) };
}

interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  readonly unit: string;
}

const makeIntegerRange = (min: number, max: number): NumberRange => ({
  min,
  max,
  whole: true,
  unit: '',
});

type Reader = ReturnType<typeof createEnvReader>;

function readTimers({ number }: Reader): TimersMs {
  const set = TIMER_NAMES.flatMap(name => {
    const { env, mostSeconds: max } = TIMERS[name];
    const seconds = number(env, { min: LEAST_SECONDS, max, whole: false, unit: ' seconds' });
    return seconds === null ? [] : [[name, Math.round(1_000 * seconds)]];
  });
  return Object.fromEntries(set);
}

function readVerification(
  { text, choice }: Reader,
  problems: ConfigProblem[],
): VerificationSettings {
  const [command, folder] = [text('LOCALLAMA_VERIFY_COMMAND'), text('LOCALLAMA_WORKSPACE')];
  if (command !== null && folder === null) {
    problems.push({
      name: 'LOCALLAMA_WORKSPACE',
      wanted: 'must name the folder that LOCALLAMA_VERIFY_COMMAND checks',
    });
  }
  const project = command && folder ? { root: resolve(folder), command } : null;
  return { project, weakSandbox: choice('LOCALLAMA_WEAK_SANDBOX', WEAK_SANDBOX) === 'allow' };
}

function createEnvReader(env: NodeJS.ProcessEnv, problems: ConfigProblem[]) {
  const text: ReadText = name => env[name]?.trim() || null;
  const number = (name: ServerEnvName, range: NumberRange): number | null => {
    const raw = text(name);
    if (raw === null) return null;
    const value = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(raw) ? Number(raw) : Number.NaN;
    const fits = value >= range.min && value <= range.max;
    if (fits && (!range.whole || Number.isInteger(value))) return value;
    const kind = range.whole ? 'a whole number' : 'a number';
    problems.push({
      name,
      wanted: `must be ${kind} from ${range.min} to ${range.max}${range.unit}`,
    });
    return null;
  };
  const choice = <T extends string>(name: ServerEnvName, options: readonly T[]): T | null => {
    const raw = text(name);
    if (raw === null) return null;
    const found = options.find(option => option === raw.toLowerCase());
    if (found === undefined)
      problems.push({ name, wanted: `must be one of ${options.join(', ')}` });
    return found ?? null;
  };
  return { text, number, choice };
}

function readAlertShares(raw: string | null, problems: ConfigProblem[]): readonly number[] {
  if (raw === null) return ALERT_SHARES;
  const shares = parseAlertShares(raw);
  if (shares === null) {
    const wanted = 'must be whole percentages from 1 to 100, separated by commas, or off';
    problems.push({ name: 'LOCALLAMA_ALERT_SHARES', wanted });
  }
  return shares ?? [];
}

/** Commas inside braces belong to the glob. */
function splitGlobs(raw: string | null): readonly string[] {
  return (raw ?? '')
    .split(/\n|,(?![^{}]*\})/)
    .map(glob => glob.trim())
    .filter(glob => glob !== '');
}

function keepPresent<K extends string, V>(key: K, value: V | null): { readonly [P in K]?: V } {
  return value === null ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

function describeProblems(problems: readonly ConfigProblem[], env: NodeJS.ProcessEnv): string {
  const lines = problems.map(({ name, wanted }) => {
    const received = mayBeQuoted(name) ? ` (received ${JSON.stringify(env[name] ?? '')})` : '';
    return `- ${name} ${wanted}${received}`;
  });
  return `LocalLama did not start, since its settings are wrong:\n${lines.join('\n')}\nCorrect or empty them, then start it again.`;
}

/** Not keys, nor addresses and lists that people put keys into by mistake. */
function mayBeQuoted(name: string): boolean {
  if (!Object.hasOwn(SERVER_ENV, name) || SERVER_ENV[name as ServerEnvName].secret) return false;
  return !name.endsWith('_ENDPOINT') && name !== 'LOCALLAMA_PROVIDERS';
}
