/** Settings: how answers are checked by what the project has. */
import type { Setting } from './setting.ts';

export const CHECKS = {
  'verify.command': {
    env: 'LOCALLAMA_VERIFY_COMMAND',
    schema: { type: 'string' },
    default: '',
    about:
      "The project's own check, e.g. `npm test`: it runs in a scratch copy with the answer applied, in a sandbox without network, before the answer is believed. Only in a git repository, and in VS Code only in trusted workspaces, which may set their own.",
    needs: 'folder',
    workspace: 'trusted',
    merge: 'replace',
  },
} as const satisfies Readonly<Record<string, Setting>>;
