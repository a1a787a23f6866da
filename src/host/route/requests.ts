/**
 * Asks for what the person wants, shows what comes of it, and goes on from there: again, elsewhere, in
 * other words. It is all that a command about the last task needs.
 */
import * as vscode from 'vscode';
import { TASK_TEMPLATE, type TaskResource } from '../../protocol/index.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { buildPullCommand } from '../buildPullCommand.ts';
import { type Answers, formatFactsLine } from '../chat/index.ts';
import { COMMANDS, CONTEXT_KEYS, setContext } from '../contributions.ts';
import { openPullTerminal } from '../pullTerminal.ts';
import { offerWeakSandbox, type RouteResult, type Session } from '../server/index.ts';
import { hasBudget, setBudget } from '../settings/index.ts';
import { askForText, pickItem, showNotice } from '../show/index.ts';
import { chooseRemedies, FOLLOW_UPS, type FollowUp, listFollowUps } from './followUp.ts';
import { offerFreeModels } from './offerFreeModels.ts';
import { pickOtherModel } from './pickOtherModel.ts';
import { routeWithProgress } from './routeProgress.ts';
import type { AnsweredOutput, RouteRequest } from './routeRequest.ts';
import { type Turn, Turns } from './turns.ts';

const MORE = 'More…';
const FORGOTTEN = 'that request is too old to go on from. Ask anew on the selection.';
/** A resource is read from the database: longer than this, and the server is stuck. */
const READ_LIMIT_MS = 10_000;

export interface RequestDependencies {
  readonly session: Session;
  readonly answers: Answers;
  /** Remembers the person's consent to run code. */
  readonly memento: vscode.Memento;
}

export class Requests {
  readonly #parts: RequestDependencies;
  readonly #turns = new Turns();

  constructor(parts: RequestDependencies) {
    this.#parts = parts;
  }

  /** Resolves when the answer, or why there is none, is shown; never rejects. */
  async run(request: RouteRequest, model?: string): Promise<void> {
    const { session } = this.#parts;
    const wasBound = hasBudget();
    const input = { ...request.input, ...(model !== undefined && { model }) };
    const result = await routeWithProgress(session, input, request.title);
    if (result.kind !== 'answered' && !wasBound && hasBudget()) {
      // The person set a budget in place of an answer to whether to go without one.
      await session.restartIfChanged();
      return this.run(request, model);
    }
    void offerWeakSandbox(this.#parts, result);
    void offerFreeModels(result);
    await this.#show({ request, ...(model !== undefined && { model }) }, result);
  }

  /** Goes on from the task of `taskId`, or from the newest one. */
  async followUp(kind: FollowUp, taskId?: string): Promise<void> {
    const turn = taskId === undefined ? this.#turns.newest : this.#turns.find(taskId);
    if (turn) return this.#carryOut(kind, turn);
    // Of a task that this window no longer knows, the server does.
    if (taskId !== undefined && kind === 'whyThisModel') return this.explain(taskId);
    const why = taskId === undefined ? 'nothing was asked in this window yet.' : FORGOTTEN;
    void showNotice('info', why);
  }

  /** Says why a task went where it went, also one of another window or client. */
  async explain(taskId: string): Promise<void> {
    const output = this.#turns.find(taskId)?.output;
    if (output) return this.#parts.answers.showWhy(output);
    try {
      const client = await this.#parts.session.client();
      const uri = TASK_TEMPLATE.replace(/\{.*\}/, () => encodeURIComponent(taskId));
      const { contents } = await client.readResource({ uri }, { timeout: READ_LIMIT_MS });
      const text = contents[0] && 'text' in contents[0] ? contents[0].text : '';
      const { decision } = JSON.parse(text) as TaskResource;
      if (decision === undefined) throw new Error('It is still being decided: ask again soon.');
      await this.#parts.answers.showWhy({ decision });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void showNotice('warning', why);
    }
  }

  async #show(asked: Turn, result: RouteResult): Promise<void> {
    switch (result.kind) {
      case 'cancelled':
        return;
      case 'interrupted':
        // Without buttons, so that it goes by itself: the server is back before it is read.
        void showNotice('warning', result.why);
        return;
      case 'answered':
        return this.#showAnswered(asked, result.output);
      case 'unanswered':
        return this.#showUnanswered(asked, result.why, result.output);
    }
  }

  #remember(turn: Turn): void {
    this.#turns.add(turn);
    void setContext(vscode.commands, CONTEXT_KEYS.hasAsked, true);
  }

  async #showAnswered(asked: Turn, output: AnsweredOutput): Promise<void> {
    const turn = { ...asked, output };
    this.#remember(turn);
    const said = await asked.request.show(output);
    const message = [said, formatFactsLine(output)].filter(Boolean).join(' ');
    const buttons: readonly FollowUp[] = ['whyThisModel', 'askOtherModel'];
    // Not awaited: it may stand for long.
    void this.#offer(buttons, turn, labels => showNotice('info', message, ...labels));
  }

  #showUnanswered(asked: Turn, why: string, output: RouteTaskOutput | undefined): Promise<void> {
    const turn = { ...asked, ...(output && { output }) };
    this.#remember(turn);
    const canFetch = buildPullCommand(output?.action) !== undefined;
    return this.#offer(chooseRemedies({ output, canFetch }), turn, labels =>
      showNotice('error', why, ...labels),
    );
  }

  /** Shows a message with `kinds` as its buttons, and one that leads to all else; does what is chosen. */
  async #offer(
    kinds: readonly FollowUp[],
    turn: Turn,
    show: (labels: readonly string[]) => Promise<string | undefined>,
  ): Promise<void> {
    const chosen = await show([...kinds.map(kind => FOLLOW_UPS[kind]), MORE]);
    const kind =
      chosen === MORE ? await pickFollowUp(turn) : kinds.find(each => FOLLOW_UPS[each] === chosen);
    if (kind) await this.#carryOut(kind, turn);
  }

  async #carryOut(kind: FollowUp, turn: Turn): Promise<void> {
    const { answers, session } = this.#parts;
    const { request, output } = turn;
    switch (kind) {
      case 'tryAgain':
        return this.#runAnew(turn, request.words, turn.model);
      case 'askOtherModel': {
        const before = output?.model ?? output?.attempts.at(-1)?.model;
        const model = await pickOtherModel(session, request.input, before);
        return model === undefined ? undefined : this.#runAnew(turn, request.words, model);
      }
      case 'editRequest': {
        const words = await askForWords(request.words);
        return words === undefined ? undefined : this.#runAnew(turn, words, turn.model);
      }
      case 'whyThisModel':
        return output && answers.showWhy(output);
      case 'showRejected':
        return output?.rejected_answer && showRejected(answers, output, output.rejected_answer);
      case 'fetchModel': {
        const command = buildPullCommand(output?.action);
        return command === undefined ? undefined : openPullTerminal(command);
      }
      case 'setBudget':
        return setBudget();
      case 'changeBudget':
        return openSetting('locallama.budgets.*');
      case 'changeRule':
        return openSetting('locallama.localOnly');
      case 'setApiKey':
      case 'openSettings':
      case 'showLog':
      case 'showPanel':
        await vscode.commands.executeCommand(COMMANDS[kind]);
    }
  }

  async #runAnew({ request }: Turn, words: string, model: string | undefined): Promise<void> {
    const renewed = await request.renew(words);
    if (renewed) await this.run(renewed, model);
  }
}

async function pickFollowUp({ output }: Turn): Promise<FollowUp | undefined> {
  const items = listFollowUps(output).map(followUp => ({ label: FOLLOW_UPS[followUp], followUp }));
  const picked = await pickItem(items, { title: 'LocalLama: What Now?' });
  return picked?.followUp;
}

async function askForWords(words: string): Promise<string | undefined> {
  const typed = await askForText({
    title: 'LocalLama: Edit the Request',
    prompt: 'What is to be done, in your own words.',
    value: words,
  });
  return typed?.trim() || undefined;
}

/** The task has no tier, since none of its answers stands; the model that gave this one has. */
function showRejected(
  answers: Answers,
  output: RouteTaskOutput,
  { text, model, verdict: verification }: NonNullable<RouteTaskOutput['rejected_answer']>,
): Promise<void> {
  const tier = output.attempts.findLast(attempt => attempt.model === model)?.tier;
  const shown = { ...output, text, model, verification, ...(tier && { tier }) };
  return answers.show('An answer that did not pass its check', shown);
}

async function openSetting(id: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${id}`);
}
