/**
 * The timers of a task, each with its name and its variable. The editor's setting of a timer is
 * `locallama.timeouts.<name>`. All are in seconds, since people set them.
 */

interface Timer {
  readonly env: string;
  readonly about: string;
  /** What applies where nobody set it, in words: it differs by tier. */
  readonly usually: string;
  readonly mostSeconds: number;
}

const HOUR_S = 3_600;

export const TIMERS = {
  connect: {
    env: 'LOCALLAMA_TIMEOUT_CONNECT_S',
    about: 'Seconds until an end point must have accepted the connection.',
    usually: '2 for local end points, 10 for remote ones',
    mostSeconds: HOUR_S,
  },
  firstToken: {
    env: 'LOCALLAMA_TIMEOUT_FIRST_TOKEN_S',
    about: 'Seconds until the first token of an answer, from a model that is in memory.',
    usually: '60, for paid models 120',
    mostSeconds: HOUR_S,
  },
  loading: {
    env: 'LOCALLAMA_TIMEOUT_LOADING_S',
    about: 'Seconds until the first token of a local model that has to be loaded first.',
    usually: '180',
    mostSeconds: HOUR_S,
  },
  idle: {
    env: 'LOCALLAMA_TIMEOUT_IDLE_S',
    about: 'Seconds of silence in the middle of an answer.',
    usually: '30 for local models, 60 for remote ones',
    mostSeconds: HOUR_S,
  },
  call: {
    env: 'LOCALLAMA_TIMEOUT_CALL_S',
    about: 'Seconds for one call in all.',
    usually: '600 for local models, 300 for remote ones',
    mostSeconds: 24 * HOUR_S,
  },
  task: {
    env: 'LOCALLAMA_TIMEOUT_TASK_S',
    about: 'Seconds for a task in all: every call, wait and check.',
    usually: '900',
    mostSeconds: 24 * HOUR_S,
  },
} as const satisfies Record<string, Timer>;

export type TimerName = keyof typeof TIMERS;
export const TIMER_NAMES = Object.keys(TIMERS) as readonly TimerName[];
/** The shortest time that a timer can be set to. */
export const LEAST_SECONDS = 0.1;
