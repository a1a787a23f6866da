/**
 * The environment of `locallama serve`: one row per variable. `server/config.ts` parses it,
 * `host/serverEnv.ts` fills it, and the README's table is checked against it.
 */

import { TIMERS, type TimerName } from './timers.ts';

/** Whether free remote models are used: any, none whose host may train on what is sent, or none. */
export const FREE_MODELS = ['allow', 'no-training', 'never'] as const;
export type FreeModels = (typeof FREE_MODELS)[number];

/** What may keep code in that a model wrote; see `LOCALLAMA_WEAK_SANDBOX`. */
export const WEAK_SANDBOX = ['refuse', 'allow'] as const;

interface Variable {
  /** What a person reads in the README. */
  readonly about: string;
  /** Shown where the variable is left out; null: none. */
  readonly fallback: string | null;
  /** A secret never appears in a log, a message or a setting. */
  readonly secret: boolean;
}

const defineVariable = (about: string, fallback: string | null = null): Variable => ({
  about,
  fallback,
  secret: false,
});
const defineTimer = (name: TimerName): Variable =>
  defineVariable(`${TIMERS[name].about} Usually ${TIMERS[name].usually}.`);
const defineSecret = (about: string): Variable => ({ about, fallback: null, secret: true });

export const SERVER_ENV = {
  OPENROUTER_API_KEY: defineSecret('Key for OpenRouter.'),
  OPENROUTER_ENDPOINT: defineVariable('Base URL of OpenRouter.', 'https://openrouter.ai/api/v1'),
  OPENAI_API_KEY: defineSecret('Key for OpenAI, or whatever speaks its API at OPENAI_ENDPOINT.'),
  OPENAI_ENDPOINT: defineVariable('Base URL of OpenAI.', 'https://api.openai.com/v1'),
  OLLAMA_ENDPOINT: defineVariable('Base URL of Ollama, or `off`.', 'http://127.0.0.1:11434'),
  LM_STUDIO_ENDPOINT: defineVariable(
    'Base URL of LM Studio, or `off`.',
    'http://127.0.0.1:1234/v1',
  ),
  LLAMA_CPP_ENDPOINT: defineVariable(
    'Base URL of llama.cpp, or `off`.',
    'http://127.0.0.1:8080/v1',
  ),
  LOCALLAMA_PROVIDERS: defineVariable(
    'Further OpenAI-compatible end points, as JSON: `[{"id","baseUrl","apiKeyEnv"?,"tier","mayTrain"?,"models"?}]`.',
  ),
  DEFAULT_PRIORITY: defineVariable('What matters most: `speed`, `cost` or `quality`.', 'cost'),
  MAX_PARALLEL_TASKS: defineVariable('Calls to models that may run at once.', '5'),
  TOKEN_BUDGET: defineVariable('Tokens per month, all models; paid calls beyond it are refused.'),
  COST_ALERT_THRESHOLD: defineVariable('US dollars per month at which a warning is shown.'),
  LOCALLAMA_ALERT_SHARES: defineVariable(
    'Percentages of each hard limit at which a warning is shown, or `off`.',
    '50,80,100',
  ),
  LOCALLAMA_BUDGET_DAILY_USD: defineVariable('Hard limit per day.'),
  LOCALLAMA_BUDGET_WEEKLY_USD: defineVariable('Hard limit per ISO week.'),
  LOCALLAMA_BUDGET_MONTHLY_USD: defineVariable('Hard limit per month.'),
  LOCALLAMA_BUDGET_PROJECT_USD: defineVariable('Hard limit for the project, ever.'),
  LOCALLAMA_PROJECT: defineVariable('Name of the project that calls are booked on.'),
  LOCALLAMA_BASELINE_MODEL: defineVariable('Model that savings are compared against.'),
  LOCALLAMA_FREE_MODELS: defineVariable(
    'Free remote models: `allow`, `no-training` (none whose host may train on what is sent) or `never`.',
    'allow',
  ),
  LOCALLAMA_LOCAL_ONLY: defineVariable(
    'Globs of files that never leave this machine, read as in a `.gitignore`, separated by commas or new lines.',
  ),
  LOCALLAMA_RULES: defineVariable(
    'Which models may do what, as JSON: `{"pins": [{"model","language"?,"kind"?,"glob"?}], "forbidden": [models], "pool": [models] or null, "qualityFloor": 0..1}`; see Rules below.',
  ),
  LOCALLAMA_TIMEOUT_CONNECT_S: defineTimer('connect'),
  LOCALLAMA_TIMEOUT_FIRST_TOKEN_S: defineTimer('firstToken'),
  LOCALLAMA_TIMEOUT_LOADING_S: defineTimer('loading'),
  LOCALLAMA_TIMEOUT_IDLE_S: defineTimer('idle'),
  LOCALLAMA_TIMEOUT_CALL_S: defineTimer('call'),
  LOCALLAMA_TIMEOUT_TASK_S: defineTimer('task'),
  LOCALLAMA_VERIFY_COMMAND: defineVariable(
    "The project's own check, a command line such as `npm test`: it runs in a scratch copy of LOCALLAMA_WORKSPACE with the answer applied, without network.",
  ),
  LOCALLAMA_WORKSPACE: defineVariable("The project's folder, in a git repository."),
  LOCALLAMA_WEAK_SANDBOX: defineVariable(
    "Where this machine has no namespaces: `allow` runs code that a model wrote behind Node's permission model alone, which keeps it from your files and from starting programs, but not from the network, nor from sockets of other programs and from ending them; `refuse` runs none.",
    'refuse',
  ),
  LOCALLAMA_HOME: defineVariable('Folder of the database.', '~/.locallama'),
  LOCALLAMA_LOG_LEVEL: defineVariable('`error`, `warn`, `info` or `debug`.', 'info'),
} as const satisfies Record<string, Variable>;

export type ServerEnvName = keyof typeof SERVER_ENV;
/** What the host fills in and the server reads; an empty value is as if unset. */
export type ServerEnv = Readonly<Partial<Record<ServerEnvName, string>>>;
