/** A model that no end point offers is the caller's mistake, and worth a list of those that are there. */
import type { RouteDecision } from '../../core/types.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';

/** Most models that a message names. */
const MAX_LISTED = 20;

export function explainUnknownModel(
  wanted: string,
  decision: RouteDecision,
): Pick<RouteTaskOutput, 'error' | 'action' | 'obstacle'> | null {
  const others = decision.rejected.filter(rejection => rejection.kind === 'not-asked-for');
  if (others.length < decision.rejected.length) return null;
  const list = others.map(rejection => rejection.model).slice(0, MAX_LISTED);
  const have = list.length === 0 ? 'No model answers at all.' : `There are: ${list.join(', ')}.`;
  // Ollama knows more models than it has here.
  const pull = /^ollama\/([\w.:/-]+)$/.exec(wanted)?.[1];
  const fetch = pull === undefined ? '' : `Fetch it: ollama pull ${pull}. `;
  const none = `model: no end point offers ${JSON.stringify(wanted)}; nothing was spent.`;
  return {
    error: `${none} ${fetch}${have}`,
    ...(pull === undefined
      ? { obstacle: 'no-model' }
      : { obstacle: 'model-missing', action: { pull } }),
  };
}
