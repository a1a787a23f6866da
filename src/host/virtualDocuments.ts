/** Read-only documents in memory, for both sides of a diff and for answers. */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** Documents that are kept; the oldest goes first, and shows as gone. */
const MAX_DOCUMENTS = 40;

export class VirtualDocuments implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #scheme: string;
  readonly #registration: vscode.Disposable;
  /** A window that is loaded again shows the old addresses, which must not be ours anew. */
  readonly #life = randomUUID();
  #next = 1;

  constructor(scheme: string) {
    this.#scheme = scheme;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: uri =>
        this.#texts.get(uri.toString()) ?? 'This is no longer kept. Run the command again.',
    });
  }

  /** Adds a text under a name that ends the address, so that the language is known by its ending. */
  add(name: string, text: string): vscode.Uri {
    const path = `/${this.#life}/${this.#next++}/${name}`;
    const uri = vscode.Uri.from({ scheme: this.#scheme, path });
    this.#texts.set(uri.toString(), text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MAX_DOCUMENTS && oldest !== undefined) this.#texts.delete(oldest);
    return uri;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
