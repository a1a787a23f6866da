/** Settings: what agents may do with the tools. */
import type { Setting } from './setting.ts';

export const AGENTS = {
  'agent.mayWrite': {
    env: 'LOCALLAMA_AGENT_MAY_WRITE',
    schema: { type: 'boolean' },
    default: false,
    about:
      'Whether an agent may have files of the project changed in place (`deliver: "write"`), after the change was checked; it can be taken back by `cancel_task`. A file that stays on this machine can only be changed so, since the agent never sees it. Off: changes come back as a patch.',
    workspace: 'never',
  },
} as const satisfies Readonly<Record<string, Setting>>;
