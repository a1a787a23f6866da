/**
 * How one model is spoken to. A person may set it per model; what is unset comes from the built-in
 * strategy of the model's family.
 *
 * Templates name the task as `{{task}}`, and `{{language}}` and `{{file}}` where known; the
 * original's `{{user_message}}`, `{task}` and `{prompt}` are understood too.
 */
export interface PromptingStrategy {
  readonly systemPrompt?: string;
  /**
   * The user's turn; without a placeholder for the task, the task follows the text. Of several, the
   * first is filled with the task, and the others refer to it.
   */
  readonly userTemplate?: string;
  /**
   * How the model's own turn begins. Chat end points give no way to start a turn for the model,
   * so with `useChatFormat` it is asked for in words instead.
   */
  readonly assistantTemplate?: string;
  /**
   * False: one plain prompt without roles, the system prompt in front, for base models. An end
   * point that takes no plain prompts gets it as a user's turn.
   */
  readonly useChatFormat: boolean;
}

/** Longest text of one field, in UTF-16 units: a strategy is sent with every single call. */
export const MAX_STRATEGY_CHARS = 16_384;

/** One thing that is wrong with a strategy, named by its field. */
export interface StrategyProblem {
  readonly field: keyof PromptingStrategy;
  readonly message: string;
}

/** What is wrong with a strategy that a person gave; empty when nothing is. */
export function checkStrategy(strategy: PromptingStrategy): readonly StrategyProblem[] {
  const problems: StrategyProblem[] = [];
  for (const field of ['systemPrompt', 'userTemplate', 'assistantTemplate'] as const) {
    const text = strategy[field];
    if (text === undefined) continue;
    if (text.length > MAX_STRATEGY_CHARS) {
      const message = `has ${text.length} characters; at most ${MAX_STRATEGY_CHARS} are kept`;
      problems.push({ field, message });
    }
    const unknown = findUnknownPlaceholder(text);
    if (field === 'userTemplate' && unknown !== null) {
      problems.push({ field, message: `has ${unknown}, which nothing fills; ${PLACEHOLDERS}` });
    }
    if (text.includes('\0')) problems.push({ field, message: 'contains a NUL character' });
  }
  return problems;
}

const PLACEHOLDERS = 'there are {{task}}, {{language}} and {{file}}';
const KNOWN = new Set(['task', 'user_message', 'language', 'file']);

/** A single word in two braces; code in a template may hold braces of its own. */
function findUnknownPlaceholder(text: string): string | null {
  const all = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)];
  return all.find(([, name]) => !KNOWN.has(name!))?.[0] ?? null;
}
