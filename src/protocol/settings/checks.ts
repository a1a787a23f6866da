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
  'verify.secondAnswer': {
    env: 'LOCALLAMA_SECOND_ANSWER',
    schema: {
      type: 'string',
      enum: ['local', 'off'],
      enumDescriptions: [
        'Another local model is asked the same, or the same model again, and both answers run on the same inputs.',
        'New code is checked by the examples and tests of the request alone.',
      ],
    },
    default: 'local',
    about:
      'Whether new code for which no tests are given is compared with a second local answer. It takes local time only, a minute at most, and is not done under the priority `speed`.',
    workspace: 'never',
  },
} as const satisfies Readonly<Record<string, Setting>>;
