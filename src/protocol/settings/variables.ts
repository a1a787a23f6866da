/** The variables that are no settings: keys, and what each window or client fills in itself. */
import { KEYS } from './models.ts';
import { NAME } from './rules.ts';
import type { PlainVariable } from './setting.ts';

/** More are no workspace that anyone opens. */
const MAX_FOLDERS = 100;
const MAX_ENTRIES = 1_000;

export const VARIABLES = {
  ...KEYS,
  project: {
    env: 'LOCALLAMA_PROJECT',
    schema: { type: 'string' },
    default: null,
    about: 'Name of the project that calls are booked on.',
    ofWindow: true,
  },
  folder: {
    env: 'LOCALLAMA_WORKSPACE',
    schema: { type: 'string' },
    default: null,
    about: "The project's folder, in a git repository.",
    ofWindow: true,
  },
  folderRules: {
    env: 'LOCALLAMA_FOLDERS',
    schema: {
      type: 'array',
      maxItems: MAX_FOLDERS,
      items: {
        type: 'object',
        required: ['folder'],
        properties: {
          folder: { type: 'string', minLength: 1, description: 'Its path.' },
          localOnly: {
            type: 'array',
            maxItems: MAX_ENTRIES,
            items: { type: 'string' },
            description: 'Globs of its files that stay.',
          },
          forbidden: {
            type: 'array',
            maxItems: MAX_ENTRIES,
            items: NAME,
            description: 'Models that are not asked about its files.',
          },
          qualityFloor: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'Least chance of a right answer about its files.',
          },
          command: { type: 'string', description: 'Its own check.' },
        },
      },
    },
    default: [],
    about: 'What single folders of a workspace ask for beyond the rest, each for its own files.',
    ofWindow: true,
  },
  weakSandbox: {
    env: 'LOCALLAMA_WEAK_SANDBOX',
    schema: { type: 'string', enum: ['refuse', 'allow'] },
    default: 'refuse',
    about:
      "Where this machine has no namespaces: `allow` runs code that a model wrote behind Node's permission model alone, which keeps it from your files and from starting programs, but not from the network, nor from sockets of other programs and from ending them; `refuse` runs none.",
    ofWindow: true,
  },
  userLimits: {
    env: 'LOCALLAMA_USER_LIMITS',
    schema: { type: 'string' },
    default: null,
    about:
      'The budgets that are set in VS Code for all windows, as JSON; the extension fills it in. They are kept with the ledger and bind every server on it.',
    ofWindow: true,
  },
  userRules: {
    env: 'LOCALLAMA_USER_RULES',
    schema: { type: 'string' },
    default: null,
    about:
      'The rules about models and files that are set in VS Code for all windows, as JSON of their variables; the extension fills it in. They are kept with the ledger: `locallama route` obeys them where its own environment says nothing.',
    ofWindow: true,
  },
  formerHome: {
    env: 'LOCALLAMA_FORMER_HOME',
    schema: { type: 'string' },
    default: null,
    about:
      'Where former versions kept the database: it moves once to `LOCALLAMA_HOME`. The extension fills it in.',
    ofWindow: true,
  },
  home: {
    env: 'LOCALLAMA_HOME',
    schema: { type: 'string' },
    default: '~/.locallama',
    about: 'Folder of the database.',
  },
} as const satisfies Readonly<Record<string, PlainVariable>>;
