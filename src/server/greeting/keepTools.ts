/** A greeting without the tools that are switched off. */
import type { Greeting } from './greeting.ts';

interface ListedTool {
  readonly name: string;
  readonly annotations: { readonly readOnlyHint?: boolean };
}

export function keepTools(greeting: Greeting, isKept: (tool: ListedTool) => boolean): Greeting {
  const { tools } = greeting.lists['tools/list'] as { readonly tools: readonly ListedTool[] };
  return {
    ...greeting,
    lists: { ...greeting.lists, 'tools/list': { tools: tools.filter(isKept) } },
  };
}
