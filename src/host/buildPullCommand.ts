/**
 * The command that fetches the model of an `action`, to be typed into a terminal. A name that a shell
 * could read as more than a name gets none.
 */
import type { Action } from '../core/types.ts';

export function buildPullCommand(action: Action | undefined): string | undefined {
  const name = action && 'pull' in action ? action.pull : '';
  return /^\w[\w.:/-]{0,200}$/.test(name) && !/[.:/-]$/.test(name)
    ? `ollama pull ${name}`
    : undefined;
}
