/**
 * Reads the environment of `serve` (`protocol/settings`) into one record, all errors at once.
 * An empty value is as if unset; a secret is never quoted in a message.
 */
import { resolve } from 'node:path';
import { convertLimitToNano } from '../../core/cost-monitor/index.ts';
import type { UserRules } from '../../core/decision-engine/index.ts';
import type { BudgetLimits, NanoUsd, Priority } from '../../core/types.ts';
import {
  type EnvValues,
  type FolderRule,
  type FreeModels,
  type LogLevel,
  TIMER_NAMES,
} from '../../protocol/settings/index.ts';
import type { ProviderSettings } from '../../providers/index.ts';
import type { UserRulesEnv } from '../../store/index.ts';
import type { TimersMs } from '../execute/index.ts';
import { addHomeEnv } from './addHomeEnv.ts';
import { buildProviders } from './buildProviders.ts';
import type { ConfigProblem } from './problem.ts';
import { readUserRules } from './readUserRules.ts';
import { mayBeQuoted, readVariables } from './readVariables.ts';
import { resolveHome } from './resolveHome.ts';

/** The part of the rules that is set, not told with a task. */
type ModelRules = Pick<UserRules, 'pins' | 'forbidden' | 'pool' | 'qualityFloor'>;

export interface Config {
  readonly home: string;
  /** Where a database of former versions may lie; null where there is no such place. */
  readonly formerHome: string | null;
  readonly logLevel: LogLevel;
  readonly priority: Priority;
  readonly maxParallelTasks: number;
  readonly limits: BudgetLimits;
  /** Those that the user set in VS Code for all windows; null where this server does not come from there. */
  readonly userLimits: BudgetLimits | null;
  /** Rules that they set there, by variable; null likewise. */
  readonly userRules: UserRulesEnv | null;
  readonly costAlertNanoUsd: NanoUsd | null;
  /** Parts of a hard limit at which a warning is due, ascending. */
  readonly alertShares: readonly number[];
  readonly project: string | null;
  readonly baselineModel: string | null;
  readonly freeModels: FreeModels;
  /** Globs of files that never leave this machine. */
  readonly localOnly: readonly string[];
  /** Whether files stay that hold secrets by their name. */
  readonly secretFiles: boolean;
  /** The project's folder, where the client named one, and the one that the server was started in. */
  readonly folders: readonly string[];
  /** What single folders ask for beyond the rest, for their own files. */
  readonly folderRules: readonly FolderRule[];
  /** Pinned and forbidden models, the pool, the least quality. */
  readonly rules: ModelRules;
  /** Timers that the person set; the others are as usual. */
  readonly timersMs: TimersMs;
  readonly verification: VerificationSettings;
  /** Whether agents may have files changed in place. */
  readonly agentMayWrite: boolean;
  /** The tools that this server has. */
  readonly tools: ToolChoice;
  /** For each task; null: its own limit and the budgets bound it. */
  readonly maxTaskUsd: number | null;
  /** For all agents together within an hour; null likewise. */
  readonly agentHourNanoUsd: NanoUsd | null;
  readonly providers: readonly ProviderSettings[];
  /** OpenRouter with or without a key: its catalogue is public. */
  readonly openRouter: ProviderSettings;
  /** Every key, so that the log can blot them out. */
  readonly secrets: readonly string[];
}

export interface ToolChoice {
  /** Only those that spend nothing and change nothing. */
  readonly isReadOnly: boolean;
  /** Names of those that are switched off. */
  readonly off: readonly string[];
}

/** How far answers may be checked by running something. */
export interface VerificationSettings {
  /** The projects' own checks, each for its folder; a folder within another comes first. */
  readonly projects: readonly { readonly root: string; readonly command: string }[];
  /** The person agreed to Node's permission model alone where nothing stronger works. */
  readonly weakSandbox: boolean;
  /** Whether a second local answer may be asked for, to compare what both do. */
  readonly secondAnswer: boolean;
}

type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly message: string };

/** Parses `given` and what the home's `.env` adds. The message names every wrong variable. */
export function parseConfig(given: NodeJS.ProcessEnv): ParsedConfig {
  const problems: ConfigProblem[] = [];
  const env = addHomeEnv(given, problems);
  const values = readVariables(env, problems);
  const config: Config = {
    home: resolveHome(values.home),
    formerHome: values.formerHome ? resolve(values.formerHome) : null,
    logLevel: values.logLevel,
    priority: values.defaultPriority,
    maxParallelTasks: values.maxParallelTasks,
    limits: readLimits(values),
    userLimits: readUserLimits(values, problems),
    userRules: readUserRules(values, problems),
    costAlertNanoUsd: convertLimit(values.costAlertUsd),
    alertShares: values.alertShares.map(percent => percent / 100).toSorted((a, b) => a - b),
    project: values.project,
    baselineModel: values.baselineModel || null,
    freeModels: values.freeModels,
    timersMs: readTimers(values),
    verification: readVerification(values),
    agentMayWrite: values['agent.mayWrite'],
    tools: { isReadOnly: values['agent.tools'] === 'read-only', off: values['agent.toolsOff'] },
    maxTaskUsd: values['agent.maxTaskUsd'],
    agentHourNanoUsd: convertLimit(values['agent.maxHourUsd']),
    localOnly: readLocalOnly(values, problems),
    secretFiles: values.secretFiles === 'keep',
    folders: [...new Set([resolve(values.folder || '.'), process.cwd()])],
    folderRules: values.folderRules ?? [],
    rules: readRules(values),
    ...buildProviders(values, env, problems),
  };
  return problems.length === 0
    ? { ok: true, config }
    : { ok: false, message: describeProblems(problems, env) };
}

function convertLimit(usd: number | null): NanoUsd | null {
  return usd === null ? null : convertLimitToNano(usd);
}

/** JSON of the budgets' settings by their ids. */
function readUserLimits(values: EnvValues, problems: ConfigProblem[]): BudgetLimits | null {
  if (!values.userLimits) return null;
  try {
    const given: Readonly<Record<string, unknown>> = JSON.parse(values.userLimits);
    const isAmount = (one: unknown) => one === null || (typeof one === 'number' && one >= 0);
    if (Object.values(given).every(isAmount)) return readLimits({ ...NO_LIMITS, ...given });
  } catch {}
  problems.push({
    name: 'LOCALLAMA_USER_LIMITS',
    wanted: 'must be JSON of budgets, in USD and tokens',
  });
  return null;
}

type LimitValues = Pick<EnvValues, Extract<keyof EnvValues, `budgets.${string}`>>;
const NO_LIMITS: LimitValues = {
  'budgets.dailyUsd': null,
  'budgets.weeklyUsd': null,
  'budgets.monthlyUsd': null,
  'budgets.projectUsd': null,
  'budgets.monthlyTokens': null,
};

function readLimits(values: LimitValues): BudgetLimits {
  return {
    ...keepPresent('dailyNanoUsd', convertLimit(values['budgets.dailyUsd'])),
    ...keepPresent('weeklyNanoUsd', convertLimit(values['budgets.weeklyUsd'])),
    ...keepPresent('monthlyNanoUsd', convertLimit(values['budgets.monthlyUsd'])),
    ...keepPresent('projectNanoUsd', convertLimit(values['budgets.projectUsd'])),
    ...keepPresent('monthlyTokens', values['budgets.monthlyTokens']),
  };
}

function readTimers(values: EnvValues): TimersMs {
  const set = TIMER_NAMES.flatMap(name => {
    const seconds = values[`timeouts.${name}`];
    return seconds === null ? [] : [[name, Math.round(1_000 * seconds)]];
  });
  return Object.fromEntries(set);
}

function readVerification(values: EnvValues): VerificationSettings {
  const { 'verify.command': command, folder, folderRules } = values;
  const inner = (folderRules ?? []).map(each => ({ folder: each.folder, command: each.command }));
  const projects = [...inner, { folder, command }]
    .flatMap(each =>
      each.command && each.folder ? [{ root: resolve(each.folder), command: each.command }] : [],
    )
    .toSorted((a, b) => b.root.length - a.root.length);
  return {
    ...{ projects, weakSandbox: values.weakSandbox === 'allow' },
    secondAnswer: values['verify.secondAnswer'] === 'local',
  };
}

/** Globs separated by semicolons would keep nothing: that must be said, and not too late. */
function readLocalOnly(
  { localOnly, folderRules }: EnvValues,
  problems: ConfigProblem[],
): readonly string[] {
  if (localOnly.some(glob => glob.includes(';'))) {
    const wanted = 'must have commas or new lines between globs, and no semicolons';
    problems.push({ name: 'LOCALLAMA_LOCAL_ONLY', wanted });
  }
  const ofFolders = (folderRules ?? []).flatMap(({ folder, localOnly: globs = [] }) =>
    globs.map(glob => placeGlob(folder, glob)),
  );
  return [...localOnly, ...ofFolders];
}

/** The glob at any depth of `folder` and nowhere else; one that names its own place stays. */
function placeGlob(folder: string, glob: string): string {
  if (/^\s*["']?(?:~|\$|%|[A-Za-z]:[\\/])/.test(glob)) return glob;
  const bare = glob.trim().replace(/^(["'])(.*)\1$/s, '$2');
  return `${folder.replaceAll('\\', '/')}/**/${bare.replace(/^(?:\.?\/)+/, '')}`;
}

function readRules(values: EnvValues): ModelRules {
  const pool = values['rules.pool'];
  return {
    pins: values['rules.pins'],
    forbidden: values['rules.forbidden'],
    pool: pool.length > 0 ? pool : null,
    qualityFloor: values['rules.qualityFloor'],
  };
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
