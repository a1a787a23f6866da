/** Settings: what never leaves this machine, and what the log says. */
import type { ArraySchema } from './schema.ts';
import type { Setting } from './setting.ts';

/** Far more than anyone writes. */
const MAX_GLOBS = 1_000;
const MAX_GLOB_CHARS = 300;

const GLOBS = {
  type: 'array',
  items: { type: 'string' },
  maxItems: MAX_GLOBS,
  uniqueItems: true,
} as const satisfies ArraySchema;

/** One glob that keeps files: none that opens any, also behind a separator of the variable. */
const ADDED_GLOB = {
  type: 'string',
  maxLength: MAX_GLOB_CHARS,
  pattern: '^(?!\\s*["\']?\\s*!(?!\\())(?!.*,\\s*["\']?\\s*!)[^;\\p{Cc}]*$',
  patternErrorMessage: 'must be a glob that keeps files, on one line, without semicolons',
} as const;

export const PRIVACY = {
  localOnly: {
    env: 'LOCALLAMA_LOCAL_ONLY',
    schema: GLOBS,
    default: [],
    about:
      'Globs of files whose code never leaves this machine, read as in a `.gitignore`, e.g. `secrets` or `**/*.pem`. When no local model is fit, the task is refused. A workspace can add globs, and cannot remove yours; a folder of one adds them for its own files.',
    workspace: 'tighten',
    merge: 'add',
    stricter: { ...GLOBS, items: ADDED_GLOB },
  },
  secretFiles: {
    env: 'LOCALLAMA_SECRET_FILES',
    schema: {
      type: 'string',
      enum: ['keep', 'send'],
      enumDescriptions: [
        'They stay on this machine without being named in `locallama.localOnly`.',
        'They are judged by their text alone, unless a glob names them.',
      ],
    },
    default: 'keep',
    about:
      'Files that hold secrets by their name, such as `.env`, `*.pem`, `id_rsa`, `.netrc`, `.npmrc` and `.pgpass`. A glob such as `!.npmrc` in `locallama.localOnly` opens one of them.',
    workspace: 'never',
  },
  freeModels: {
    env: 'LOCALLAMA_FREE_MODELS',
    schema: {
      type: 'string',
      enum: ['allow', 'no-training', 'never'],
      enumDescriptions: [
        'Any free model, also of hosts that may train on what is sent.',
        'No free model whose host may train on what is sent; OpenRouter asks only hosts that do not keep prompts.',
        'No free remote model: only local and paid ones.',
      ],
    },
    default: 'no-training',
    about:
      "Free remote models, e.g. OpenRouter's. Most of their hosts are paid in data: they may keep prompts and train on them. In VS Code the first use asks.",
    workspace: 'never',
  },
  logLevel: {
    env: 'LOCALLAMA_LOG_LEVEL',
    schema: { type: 'string', enum: ['error', 'warn', 'info', 'debug'] },
    default: 'info',
    about:
      'How much the server writes to its log, in VS Code the output channel "LocalLama". Prompts, answers and keys are never written.',
    workspace: 'never',
  },
} as const satisfies Readonly<Record<string, Setting>>;
