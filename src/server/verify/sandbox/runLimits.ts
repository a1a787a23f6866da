/** How much time, memory, output and how many processes one run in the sandbox may take. */

/** Every limit of one run, by name. */
export interface RunLimits {
  readonly timeMs: number;
  /** Resident memory of all its processes together. */
  readonly memoryBytes: number;
  /** Standard output and error together. */
  readonly outputBytes: number;
  /** Processes and threads at once; Node alone has a dozen threads. */
  readonly processes: number;
}

/** Enough for a function and its tests. */
export const RUN_LIMITS: RunLimits = {
  timeMs: 10_000,
  memoryBytes: 512 * 1024 * 1024,
  outputBytes: 256 * 1024,
  processes: 64,
};
