/** Shows answers in words: as a Markdown preview, or as text where there is none. */
import * as vscode from 'vscode';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { ANSWER_SCHEME } from '../contributions.ts';
import { VirtualDocuments } from '../virtualDocuments.ts';
import { renderAnswerDocument } from './renderAnswerDocument.ts';
import { type ExplainedTask, renderWhyDocument } from './renderWhyDocument.ts';

export class Answers implements vscode.Disposable {
  readonly #documents = new VirtualDocuments(ANSWER_SCHEME);

  /** Opens `output` beside the code. */
  show(title: string, output: RouteTaskOutput & { readonly text: string }): Promise<void> {
    return this.#open('LocalLama answer.md', renderAnswerDocument(title, output));
  }

  /** Opens why the task went where it went: which models were considered, answered, left out. */
  showWhy(task: ExplainedTask): Promise<void> {
    return this.#open('Why This Model.md', renderWhyDocument(task));
  }

  dispose(): void {
    this.#documents.dispose();
  }

  async #open(name: string, markdown: string): Promise<void> {
    const uri = this.#documents.add(name, markdown);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // The built-in Markdown extension can be disabled.
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    }
  }
}
