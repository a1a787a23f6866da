/** One wrong variable, for the message. */
export type ConfigProblem = { readonly name: string; readonly wanted: string };
