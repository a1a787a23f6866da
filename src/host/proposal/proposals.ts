/**
 * What a model proposes for a piece of code: shown as a diff, then applied, inserted below, copied
 * or discarded, by the buttons of the diff, its keys or the notification.
 */
import * as vscode from 'vscode';
import {
  COMMANDS,
  CONTEXT_KEYS,
  type CommandId,
  PROPOSAL_SCHEME,
  setContext,
} from '../contributions.ts';
import {
  createStatusItem,
  fillStatusItem,
  type PickItem,
  pickItem,
  showBriefly,
  showNotice,
} from '../show/index.ts';
import { markdown } from '../text/index.ts';
import { VirtualDocuments } from '../virtualDocuments.ts';
import { insertBelow, replaceCode } from './applyProposal.ts';
import type { Proposal } from './proposal.ts';
import type { ReportOutcome } from './reportOutcome.ts';

export interface ProposalInput extends Omit<Proposal, 'uri'> {
  /** The whole file that Apply changes, when the model was asked. */
  readonly original: string;
}

export type ProposalAction = 'Apply' | 'Insert Below' | 'Copy' | 'Discard';

interface ActionItem extends PickItem {
  readonly action: ProposalAction;
}

const ACTIONS: readonly ActionItem[] = [
  { action: 'Apply', icon: 'check', label: 'Apply', description: 'what the diff shows' },
  {
    action: 'Insert Below',
    icon: 'add',
    label: 'Insert Below',
    description: 'keep the code as it is',
  },
  { action: 'Copy', icon: 'copy', label: 'Copy', description: 'the answer, to the clipboard' },
  { action: 'Discard', icon: 'trash', label: 'Discard', description: 'close the diff' },
];

interface CommandItem extends PickItem {
  readonly command: CommandId;
}

/** Where none of them is what one wants. */
const FURTHER: readonly CommandItem[] = [
  { command: COMMANDS.tryAgain, icon: 'refresh', label: 'Try Again' },
  { command: COMMANDS.askOtherModel, icon: 'arrow-swap', label: 'With Another Model…' },
  { command: COMMANDS.editRequest, icon: 'edit', label: 'Edit the Request' },
  { command: COMMANDS.whyThisModel, icon: 'question', label: 'Why This Model' },
];

/** Proposals that wait for a decision; the oldest is let go. */
const MAX_OPEN = 8;
/** To the left, after what the editor says about the window. */
const PLACE = 0;

export class Proposals implements vscode.Disposable {
  readonly #documents = new VirtualDocuments(PROPOSAL_SCHEME);
  readonly #open = new Map<string, Proposal>();
  readonly #item = createStatusItem({
    id: 'locallama.proposal',
    name: 'LocalLama Proposal',
    side: 'left',
    priority: PLACE,
    command: COMMANDS.decideProposal,
  });

  readonly #tabs: vscode.Disposable;
  readonly #report: ReportOutcome;

  constructor(report: ReportOutcome) {
    this.#report = report;
    this.#tabs = vscode.window.tabGroups.onDidChangeTabs(() => this.#showState());
  }

  /** Opens the diff and offers what can be done. Resolves when the diff is open. */
  async show({ original, ...proposed }: ProposalInput): Promise<void> {
    const { uri: file, offset, old, now } = proposed.change;
    const name = file.path.split('/').pop() || 'code';
    const changed = original.slice(0, offset) + now + original.slice(offset + old.length);
    const left = this.#documents.add(name, original);
    const uri = this.#documents.add(name, changed);
    const top = findFirstChange(original, changed);
    const options = { preview: false, selection: top } satisfies vscode.TextDocumentShowOptions;
    await vscode.commands.executeCommand('vscode.diff', left, uri, `${name}: LocalLama`, options);
    // Only now: what the status bar offers can be done by then, by key too.
    this.#keep({ ...proposed, uri });
  }

  /** Asks what to do with the newest proposal. */
  async decide(): Promise<void> {
    const proposal = this.#find(undefined);
    const title = `LocalLama: ${proposal?.facts ?? 'no open proposal'}`;
    const items: readonly (ActionItem | CommandItem)[] = [...ACTIONS, ...FURTHER];
    const picked = await pickItem(items, { title });
    if (picked === undefined) return;
    if ('action' in picked) return this.act(picked.action, proposal?.uri);
    await vscode.commands.executeCommand(picked.command, proposal?.uri);
  }

  /** The task of the proposal that `uri` is a side of, or that is in front. */
  taskOf(uri: unknown): string | undefined {
    return this.#findShown(uri)?.taskId;
  }

  /** Carries out `action` on the proposal of `uri`, or on the newest one. */
  async act(action: ProposalAction, uri?: unknown): Promise<void> {
    const proposal = this.#find(uri);
    if (!proposal) {
      void showNotice('info', 'there is no open proposal.');
      return;
    }
    switch (action) {
      case 'Apply':
        await this.#put(proposal, replaceCode, 'applied');
        break;
      case 'Insert Below':
        await this.#put(proposal, insertBelow, 'inserted');
        break;
      case 'Copy':
        await vscode.env.clipboard.writeText(proposal.code);
        showBriefly('LocalLama: copied');
        break;
      case 'Discard':
        await this.#decided(proposal, 'discarded');
        break;
    }
  }

  dispose(): void {
    this.#tabs.dispose();
    this.#item.dispose();
    this.#documents.dispose();
  }

  /** What language servers say of it is told when it comes: nothing waits for it. */
  async #put(
    proposal: Proposal,
    put: typeof replaceCode,
    verdict: 'applied' | 'inserted',
  ): Promise<void> {
    const { taskId, change, below } = proposal;
    const { uri } = verdict === 'applied' ? change : below;
    const known = readProblems(uri);
    if (!(await put(proposal))) return;
    await this.#decided(proposal, verdict);
    if (known === null) return;
    void import('./reportNewProblems.ts')
      .then(({ reportNewProblems }) => reportNewProblems(uri, known))
      .then(undone => undone && this.#report(taskId, 'discarded'));
  }

  #decided(proposal: Proposal, verdict: Parameters<ReportOutcome>[1]): Promise<void> {
    this.#report(proposal.taskId, verdict);
    return this.#close(proposal);
  }

  #keep(proposal: Proposal): void {
    this.#open.set(proposal.uri.toString(), proposal);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) this.#open.delete(oldest);
    this.#showState();
  }

  #find(uri: unknown): Proposal | undefined {
    return this.#findShown(uri) ?? [...this.#open.values()].pop();
  }

  /** The diff's buttons pass the address of one of its sides; the palette passes nothing. */
  #findShown(uri: unknown): Proposal | undefined {
    const asked = uri instanceof vscode.Uri ? this.#open.get(uri.toString()) : undefined;
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const isDiff = tab instanceof vscode.TabInputTextDiff;
    return asked ?? (isDiff ? this.#open.get(tab.modified.toString()) : undefined);
  }

  /** A proposal with a closed diff can still be applied from the palette, but is not shown. */
  #showState(): void {
    const open = [...this.#open.values()];
    void setContext(vscode.commands, CONTEXT_KEYS.hasProposal, open.length > 0);
    const shown = open.filter(({ uri }) => findDiffTabs(uri).length > 0).pop();
    if (!shown) {
      this.#item.hide();
      return;
    }
    fillStatusItem(this.#item, {
      icon: 'diff',
      text: shown.facts,
      tooltip: markdown`LocalLama: apply, insert below, copy or discard the open proposal`,
    });
    this.#item.show();
  }

  async #close({ uri }: Proposal): Promise<void> {
    this.#open.delete(uri.toString());
    this.#showState();
    const tabs = findDiffTabs(uri);
    if (tabs.length) await vscode.window.tabGroups.close(tabs);
  }
}

/** The line that is the first to differ. */
function findFirstChange(original: string, changed: string): vscode.Range {
  const old = original.split('\n');
  const at = changed.split('\n').findIndex((line, index) => line !== old[index]);
  return new vscode.Range(Math.max(0, at), 0, Math.max(0, at), 0);
}

function findDiffTabs(modified: vscode.Uri): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputTextDiff && input.modified.toString() === modified.toString(),
  );
}

/** They are an aid: where the editor cannot tell any, the answer is put in all the same. */
function readProblems(uri: vscode.Uri): readonly vscode.Diagnostic[] | null {
  try {
    return vscode.languages.getDiagnostics(uri);
  } catch {
    return null;
  }
}
