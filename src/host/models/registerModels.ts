/**
 * Our models in VS Code's model picker: *LocalLama Auto*, and each model of the user's own. What they do is loaded
 * when the picker or a chat first asks.
 */
import * as vscode from 'vscode';
import { MODEL_VENDOR } from '../contributions.ts';
import type { LiveResources, Session } from '../server/index.ts';
import { escapeMarkdown } from '../text/index.ts';

interface ModelParts {
  readonly session: Session;
  readonly live: LiveResources;
  readonly log: vscode.LogOutputChannel;
}

export function registerModels({ session, live, log }: ModelParts): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let listed = '';
  const following = live.onDidChange(({ models }) => {
    if (models === undefined) return;
    const now = JSON.stringify(models.models.map(({ id, context_tokens }) => [id, context_tokens]));
    if (now !== listed) changed.fire();
    listed = now;
  });
  const provider: vscode.LanguageModelChatProvider = {
    onDidChangeLanguageModelChatInformation: changed.event,
    provideLanguageModelChatInformation: async () => {
      const { listModels } = await import('./modelProvider.ts');
      return [...listModels(live.snapshot.models?.models ?? [])];
    },
    provideLanguageModelChatResponse: async (model, messages, options, progress, token) => {
      const { answerTurn } = await import('./modelProvider.ts');
      const order = { model: model.id, messages, options, progress, token };
      const problem = await answerTurn(order, session, told => log.info(told));
      if (problem !== undefined) throw makeShownError(problem);
    },
    provideTokenCount: async (_model, text) => {
      const { countTokens } = await import('./modelProvider.ts');
      return countTokens(text);
    },
  };
  const registered = vscode.lm.registerLanguageModelChatProvider(MODEL_VENDOR, provider);
  return vscode.Disposable.from(registered, following, changed);
}

/** The chat shows an error as Markdown, and all of its stack, which tells a user nothing. */
function makeShownError(problem: string): Error {
  const error = new Error(escapeMarkdown(problem));
  error.stack = '';
  return error;
}
