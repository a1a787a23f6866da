/** Settings: how long each part of a task may take. All are in seconds, since people set them. */
import type { NumberSchema } from './schema.ts';
import type { Setting } from './setting.ts';

const HOUR_S = 3_600;

const UP_TO_AN_HOUR = {
  type: ['number', 'null'],
  minimum: 0.1,
  maximum: HOUR_S,
  unit: 'seconds',
} as const satisfies NumberSchema;
const UP_TO_A_DAY = { ...UP_TO_AN_HOUR, maximum: 24 * HOUR_S } as const satisfies NumberSchema;

export const TIMEOUTS = {
  'timeouts.connect': {
    env: 'LOCALLAMA_TIMEOUT_CONNECT_S',
    schema: UP_TO_AN_HOUR,
    default: null,
    about:
      'Seconds until an end point must have accepted the connection. Empty: as usual (2 for local end points, 10 for remote ones).',
    workspace: 'never',
  },
  'timeouts.firstToken': {
    env: 'LOCALLAMA_TIMEOUT_FIRST_TOKEN_S',
    schema: UP_TO_AN_HOUR,
    default: null,
    about:
      'Seconds until the first token of an answer, from a model that is in memory. Empty: as usual (60, for paid models 120).',
    workspace: 'never',
  },
  'timeouts.loading': {
    env: 'LOCALLAMA_TIMEOUT_LOADING_S',
    schema: UP_TO_AN_HOUR,
    default: null,
    about:
      'Seconds until the first token of a local model that has to be loaded first. Empty: as usual (180).',
    workspace: 'never',
  },
  'timeouts.idle': {
    env: 'LOCALLAMA_TIMEOUT_IDLE_S',
    schema: UP_TO_AN_HOUR,
    default: null,
    about:
      'Seconds of silence in the middle of an answer. Empty: as usual (30 for local models, 60 for remote ones).',
    workspace: 'never',
  },
  'timeouts.call': {
    env: 'LOCALLAMA_TIMEOUT_CALL_S',
    schema: UP_TO_A_DAY,
    default: null,
    about:
      'Seconds for one call in all. Empty: as usual (600 for local models, 300 for remote ones).',
    workspace: 'never',
  },
  'timeouts.task': {
    env: 'LOCALLAMA_TIMEOUT_TASK_S',
    schema: UP_TO_A_DAY,
    default: null,
    about: 'Seconds for a task in all: every call, wait and check. Empty: as usual (900).',
    workspace: 'never',
  },
} as const satisfies Readonly<Record<string, Setting>>;
