/**
 * The command in a message that fetches a model, where it says one. A name that goes on with
 * anything a shell could read is none: half of it would be another model.
 */
export function findPullCommand(message: string): string | undefined {
  return /\bollama pull [\w][\w.:/-]{0,200}(?<![.:/-])(?=[.,]?(?:\s|$))/.exec(message)?.[0];
}
