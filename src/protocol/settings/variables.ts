/** The variables that are no settings: keys, and what each window or client fills in itself. */
import { KEYS } from './models.ts';
import type { PlainVariable } from './setting.ts';

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
  weakSandbox: {
    env: 'LOCALLAMA_WEAK_SANDBOX',
    schema: { type: 'string', enum: ['refuse', 'allow'] },
    default: 'refuse',
    about:
      "Where this machine has no namespaces: `allow` runs code that a model wrote behind Node's permission model alone, which keeps it from your files and from starting programs, but not from the network, nor from sockets of other programs and from ending them; `refuse` runs none.",
    ofWindow: true,
  },
  home: {
    env: 'LOCALLAMA_HOME',
    schema: { type: 'string' },
    default: '~/.locallama',
    about: 'Folder of the database.',
  },
} as const satisfies Readonly<Record<string, PlainVariable>>;
