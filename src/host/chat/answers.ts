/** Shows answers in words: as a Markdown preview, or as text where there is none. */
import * as vscode from 'vscode';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { ANSWER_SCHEME } from '../contributions.ts';
import { VirtualDocuments } from '../virtualDocuments.ts';
import { renderAnswerDocument } from './renderAnswerDocument.ts';

export class Answers implements vscode.Disposable {
  readonly #documents = new VirtualDocuments(ANSWER_SCHEME);

  /** Opens `output` beside the code. */
  async show(title: string, output: RouteTaskOutput & { readonly text: string }): Promise<void> {
    const uri = this.#documents.add('LocalLama answer.md', renderAnswerDocument(title, output));
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // The built-in Markdown extension can be disabled.
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    }
  }

  dispose(): void {
    this.#documents.dispose();
  }
}
