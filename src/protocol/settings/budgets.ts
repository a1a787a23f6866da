/** Settings: what may be spent, when a warning is due, and what savings are compared against. */
import type { NumberSchema } from './schema.ts';
import type { Setting } from './setting.ts';

/** Above any real budget; keeps nano-dollars a safe integer. */
const MAX_USD = 1_000_000;
const MAX_MONTHLY_TOKENS = 1e15;
/** More warnings about one limit do not help. */
const MAX_ALERT_SHARES = 10;

const USD = {
  type: ['number', 'null'],
  minimum: 0,
  maximum: MAX_USD,
  unit: 'US dollars',
} as const satisfies NumberSchema;

export const BUDGETS = {
  'budgets.dailyUsd': {
    env: 'LOCALLAMA_BUDGET_DAILY_USD',
    schema: USD,
    default: null,
    about:
      'Hard limit in US dollars per day: a paid call that could exceed it is refused. Empty: no limit; 0: no paid calls.',
    workspace: 'never',
  },
  'budgets.weeklyUsd': {
    env: 'LOCALLAMA_BUDGET_WEEKLY_USD',
    schema: USD,
    default: null,
    about: 'Hard limit in US dollars per week, from Monday. Empty: no limit; 0: no paid calls.',
    workspace: 'never',
  },
  'budgets.monthlyUsd': {
    env: 'LOCALLAMA_BUDGET_MONTHLY_USD',
    schema: USD,
    default: null,
    about: 'Hard limit in US dollars per calendar month. Empty: no limit; 0: no paid calls.',
    workspace: 'never',
  },
  'budgets.projectUsd': {
    env: 'LOCALLAMA_BUDGET_PROJECT_USD',
    schema: USD,
    default: null,
    about:
      "Hard limit in US dollars for the open project, ever. Of your value and the workspace's the lower one counts. Empty: no limit; 0: no paid calls.",
    needs: 'project',
    workspace: 'tighten',
    merge: 'lower',
  },
  'budgets.monthlyTokens': {
    env: 'TOKEN_BUDGET',
    schema: { type: ['integer', 'null'], minimum: 0, maximum: MAX_MONTHLY_TOKENS },
    default: null,
    about:
      'Hard limit in tokens per calendar month, all models, prompts and answers: paid calls beyond it are refused. Empty: no limit.',
    workspace: 'never',
  },
  costAlertUsd: {
    env: 'COST_ALERT_THRESHOLD',
    schema: USD,
    default: null,
    about:
      'Spending in US dollars per calendar month at which a warning is shown. Nothing is refused. Empty: no warning.',
    workspace: 'never',
  },
  alertShares: {
    env: 'LOCALLAMA_ALERT_SHARES',
    schema: {
      type: 'array',
      items: { type: 'integer', minimum: 1, maximum: 100, unit: 'percent' },
      maxItems: MAX_ALERT_SHARES,
      uniqueItems: true,
    },
    default: [50, 80, 100],
    about:
      'Percentages of each hard limit at which a warning is shown, once in its period. An empty list: no warnings.',
    workspace: 'never',
  },
  baselineModel: {
    env: 'LOCALLAMA_BASELINE_MODEL',
    schema: { type: 'string' },
    default: '',
    about:
      'Model that savings are compared against, e.g. `openai/gpt-5`. Empty: savings are not shown.',
    workspace: 'never',
  },
} as const satisfies Readonly<Record<string, Setting>>;
