/** Whether this server has a tool, as the person chose. */
import type { ToolChoice } from './config.ts';

interface Named {
  readonly name: string;
  readonly annotations: { readonly readOnlyHint?: boolean | undefined };
}

export function isToolOffered(
  { name, annotations }: Named,
  { isReadOnly, off }: ToolChoice,
): boolean {
  return !off.includes(name) && !(isReadOnly && annotations.readOnlyHint !== true);
}
