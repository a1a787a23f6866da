/** `LocalLama: Ask`: a question without code, answered in words. */
import * as vscode from 'vscode';
import { offerWeakSandbox } from '../server/index.ts';
import { routeWithProgress } from './routeProgress.ts';
import type { RouteDependencies } from './routeSelection.ts';
import { showInterrupted, showUnanswered } from './unanswered.ts';

/** The title in the progress notification. */
const TITLE_CHARS = 40;

/** Asks the person, then a model. Resolves when the answer is shown; never rejects. */
export async function ask(
  parts: Pick<RouteDependencies, 'session' | 'answers' | 'memento'>,
): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: 'LocalLama: Ask',
    prompt: 'The cheapest model that will do answers. No code of yours is sent along.',
    placeHolder: 'e.g. How do I debounce a function in TypeScript?',
    ignoreFocusOut: true,
  });
  const question = typed?.trim();
  if (!question) return;
  // The editor puts a colon behind it.
  const title =
    question.length > TITLE_CHARS
      ? `${question.slice(0, TITLE_CHARS)}…`
      : question.replace(/\.$/, '');
  const input = { task: question, context_length: 0 };
  const result = await routeWithProgress(parts.session, input, title);
  void offerWeakSandbox(parts, result);
  switch (result.kind) {
    case 'answered':
      return parts.answers.show(question, result.output);
    case 'unanswered':
      return showUnanswered(result, parts.answers);
    case 'interrupted':
      return showInterrupted(result.why);
    case 'cancelled':
      return;
  }
}
