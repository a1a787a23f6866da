/** Settings: what agents may do with the tools. */
import type { NumberSchema } from './schema.ts';
import type { Setting } from './setting.ts';

const LIMIT_USD = {
  type: ['number', 'null'],
  minimum: 0,
  maximum: 1_000_000,
  unit: 'US dollars',
} as const satisfies NumberSchema;

/** No agent's business in the editor: what they change holds for its user, too. */
export const UPKEEP_TOOLS = ['clear_openrouter_tracking', 'set_model_prompting_strategy'] as const;
/** There are fewer tools. */
const MAX_TOOLS = 50;

export const AGENTS = {
  'agent.mayWrite': {
    env: 'LOCALLAMA_AGENT_MAY_WRITE',
    schema: { type: 'boolean' },
    default: false,
    about:
      'Whether an agent may have files of the project changed in place (`deliver: "write"`), after the change was checked; it can be taken back by `cancel_task`. A file that stays on this machine can only be changed so, since the agent never sees it. Off: changes come back as a patch.',
    workspace: 'never',
  },
  'agent.tools': {
    env: 'LOCALLAMA_TOOLS',
    schema: {
      type: 'string',
      enum: ['usual', 'all', 'read-only'],
      enumDescriptions: [
        "All but `clear_openrouter_tracking` and `set_model_prompting_strategy` in this editor's agent mode; all for other clients.",
        'All of them.',
        'Only those that spend nothing and change nothing.',
      ],
    },
    default: 'usual',
    about: 'Which tools agents get.',
    workspace: 'never',
  },
  'agent.toolsOff': {
    env: 'LOCALLAMA_TOOLS_OFF',
    schema: {
      type: 'array',
      items: { type: 'string', maxLength: 100 },
      maxItems: MAX_TOOLS,
      uniqueItems: true,
    },
    default: [],
    about: 'Names of tools that agents do not get, e.g. `benchmark_tasks`.',
    workspace: 'never',
  },
  'agent.maxTaskUsd': {
    env: 'LOCALLAMA_AGENT_TASK_USD',
    schema: LIMIT_USD,
    default: null,
    about:
      'The most in US dollars that one task of an agent may cost, whatever it asks for. Empty: the budgets alone bound it; 0: no paid calls.',
    workspace: 'never',
  },
  'agent.maxHourUsd': {
    env: 'LOCALLAMA_AGENT_HOUR_USD',
    schema: LIMIT_USD,
    default: null,
    about:
      'The most in US dollars that all agents together may spend within an hour, held before each call. Empty: the budgets alone bound it; 0: no paid calls.',
    workspace: 'never',
  },
} as const satisfies Readonly<Record<string, Setting>>;
