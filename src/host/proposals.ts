/**
 * What a model proposes for a piece of code: shown as a diff, then applied, inserted below, copied
 * or discarded, by the buttons of the diff, its keys or the notification.
 */
import * as vscode from 'vscode';
import { insertBelow, replaceCode } from './applyProposal.ts';
import { CONTEXT_KEYS, PROPOSAL_SCHEME, setContext } from './contributions.ts';
import type { Target } from './selectionTarget.ts';
import { VirtualDocuments } from './virtualDocuments.ts';

export interface Proposal {
  readonly target: Target;
  /** Where the code began in the document when the model was asked. */
  readonly offset: number;
  readonly code: string;
  /** The right side of the diff. */
  readonly uri: vscode.Uri;
}

const ACTIONS = ['Apply', 'Insert Below', 'Copy', 'Discard'] as const;
export type ProposalAction = (typeof ACTIONS)[number];

/** Proposals that wait for a decision; the oldest is let go. */
const MAX_OPEN = 8;

export class Proposals implements vscode.Disposable {
  readonly #documents = new VirtualDocuments(PROPOSAL_SCHEME);
  readonly #open = new Map<string, Proposal>();

  /** Opens the diff and offers what can be done. Resolves when the diff is open. */
  async show(target: Target, original: string, code: string, facts: string): Promise<void> {
    const { document, range } = target;
    const name = document.uri.path.split('/').pop() || 'code';
    const offset = document.offsetAt(range.start);
    const changed = original.slice(0, offset) + code + original.slice(offset + target.code.length);
    const left = this.#documents.add(name, original);
    const uri = this.#documents.add(name, changed);
    this.#keep({ target, offset, code, uri });
    const top = new vscode.Range(range.start, range.start);
    const options = { preview: true, selection: top } satisfies vscode.TextDocumentShowOptions;
    await vscode.commands.executeCommand('vscode.diff', left, uri, `${name}: LocalLama`, options);
    void this.#offer(uri, facts);
  }

  /** Carries out `action` on the proposal of `uri`, or on the newest one. */
  async act(action: ProposalAction, uri?: unknown): Promise<void> {
    const proposal = this.#find(uri);
    if (!proposal) {
      void vscode.window.showInformationMessage(
        'There is no open proposal. Run Route Selection first.',
      );
      return;
    }
    switch (action) {
      case 'Apply':
        if (await replaceCode(proposal)) await this.#close(proposal);
        break;
      case 'Insert Below':
        if (await insertBelow(proposal)) await this.#close(proposal);
        break;
      case 'Copy':
        await vscode.env.clipboard.writeText(proposal.code);
        void vscode.window.setStatusBarMessage('LocalLama: copied', 3_000);
        break;
      case 'Discard':
        await this.#close(proposal);
        break;
    }
  }

  dispose(): void {
    this.#documents.dispose();
  }

  async #offer(uri: vscode.Uri, facts: string): Promise<void> {
    const chosen = await vscode.window.showInformationMessage(`LocalLama: ${facts}`, ...ACTIONS);
    if (chosen && this.#open.has(uri.toString())) await this.act(chosen, uri);
  }

  #keep(proposal: Proposal): void {
    this.#open.set(proposal.uri.toString(), proposal);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) this.#open.delete(oldest);
    void setContext(vscode.commands, CONTEXT_KEYS.hasProposal, true);
  }

  /** The diff's buttons pass the address of one of its sides; the palette passes nothing. */
  #find(uri: unknown): Proposal | undefined {
    const asked = uri instanceof vscode.Uri ? this.#open.get(uri.toString()) : undefined;
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const shown =
      tab instanceof vscode.TabInputTextDiff ? this.#open.get(tab.modified.toString()) : undefined;
    return asked ?? shown ?? [...this.#open.values()].pop();
  }

  async #close({ uri }: Proposal): Promise<void> {
    this.#open.delete(uri.toString());
    void setContext(vscode.commands, CONTEXT_KEYS.hasProposal, this.#open.size > 0);
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const diff = tabs.filter(
      ({ input }) =>
        input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString(),
    );
    if (diff.length) await vscode.window.tabGroups.close(diff);
  }
}
