/** How one variable of the environment is read, and what may be wrong with it. */
import type { ServerEnvName } from '../../protocol/index.ts';

/** One wrong variable, for the message. */
export type ConfigProblem = { readonly name: string; readonly wanted: string };

/** Reads one variable: null when it is unset or empty. */
export type ReadText = (name: ServerEnvName) => string | null;
