/** Every command and what it does; the type makes it impossible to forget one. */
import * as vscode from 'vscode';
import { COMMANDS, PANEL_VIEW, register, SECTION } from './contributions.ts';
import type { Proposals } from './proposal/index.ts';
import type { FollowUp, Route } from './route/index.ts';
import {
  copyMcpConfiguration,
  type LiveResources,
  type ServerPlace,
  type Session,
} from './server/index.ts';
import { type ApiKeys, removeApiKey, setApiKey, setBudget } from './settings/index.ts';
import { benchmarkModels, confirmNewLedger, forgetLearning, showBenchmark } from './setup/index.ts';
import { exportSpending } from './spend/index.ts';

export interface CommandDependencies {
  readonly route: Route;
  readonly proposals: Proposals;
  readonly place: ServerPlace;
  readonly session: Session;
  readonly keys: ApiKeys;
  readonly live: LiveResources;
  readonly log: vscode.LogOutputChannel;
}

/** Registers all commands. */
export function registerCommands(parts: CommandDependencies): vscode.Disposable {
  const { route, proposals, session, keys, log, place, live } = parts;
  /** From a diff's menu about its task, from the palette about the diff in front, else the newest. */
  const follow = (kind: FollowUp) => (uri: unknown) => route.followUp(kind, proposals.taskOf(uri));
  const run: { readonly [K in keyof typeof COMMANDS]: (given?: unknown) => unknown } = {
    routeSelection: () => route.routeSelection(),
    routeReadOnly: () => route.routeReadOnly(),
    tryAgain: follow('tryAgain'),
    askOtherModel: follow('askOtherModel'),
    editRequest: follow('editRequest'),
    whyThisModel: follow('whyThisModel'),
    setBudget: () => setBudget(),
    ask: () => route.ask(),
    setApiKey: () => setApiKey(keys),
    removeApiKey: () => removeApiKey(keys),
    confirmNewLedger: () => confirmNewLedger(place, live),
    exportSpending: () => exportSpending(place),
    forgetLearning: () => forgetLearning(place),
    benchmarkModels: () => benchmarkModels(session),
    showBenchmark: () => showBenchmark(place),
    showPanel: () => vscode.commands.executeCommand(`${PANEL_VIEW}.focus`),
    showLog: () => log.show(),
    restartServer: () => session.restart(),
    copyMcpConfiguration: () => copyMcpConfiguration(place),
    openSettings: () =>
      vscode.commands.executeCommand('workbench.action.openSettings', `@ext:locallama.${SECTION}`),
    applyProposal: uri => proposals.act('Apply', uri),
    insertProposalBelow: uri => proposals.act('Insert Below', uri),
    copyProposal: uri => proposals.act('Copy', uri),
    discardProposal: uri => proposals.act('Discard', uri),
    decideProposal: () => proposals.decide(),
  };
  const names = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];
  return vscode.Disposable.from(
    ...names.map(name => register(vscode.commands, COMMANDS[name], run[name])),
  );
}
