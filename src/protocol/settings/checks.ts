/** Settings: how answers are checked by what the project has. */
import type { Setting } from './setting.ts';

/** So that a user sees all of what they are asked about. */
const MAX_ASKED_CHARS = 160;

export const CHECKS = {
  'verify.command': {
    env: 'LOCALLAMA_VERIFY_COMMAND',
    schema: { type: 'string' },
    default: '',
    about:
      "The project's own check, e.g. `npm test`: it runs in a scratch copy with the answer applied, in a sandbox without network, before the answer is believed. Only in a git repository, and in VS Code only in trusted workspaces, which may set their own after you agreed to it. A folder of a workspace may name one for its own files.",
    needs: 'folder',
    workspace: 'trusted',
    merge: 'replace',
    stricter: {
      type: 'string',
      maxLength: MAX_ASKED_CHARS,
      pattern: '^[^\\p{Cc}\\p{Bidi_Control}]*$',
      patternErrorMessage: 'must be one line',
    },
  },
} as const satisfies Readonly<Record<string, Setting>>;
