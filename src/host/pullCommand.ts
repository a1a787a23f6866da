/** The command in a message that fetches a model, where it says one; nothing but a model's name. */
export function pullCommand(message: string): string | undefined {
  return /\bollama pull [\w][\w.:/-]{0,200}(?<![.:/-])/.exec(message)?.[0];
}
