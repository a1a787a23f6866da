/**
 * The server's life as this window sees it: started without being awaited, started again when it
 * dies or its environment changes, and gone when the window goes.
 *
 * All starts and stops go through one loop (`restart`), so that requests coalesce: one runs, at most
 * one waits. A caller asks for `client()` and waits for it there.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js';
import * as vscode from 'vscode';
import type { ChatTurnInput, ChatTurnResult } from '../../protocol/chat/index.ts';
import type { AlertNotice } from '../../protocol/index.ts';
import type { RouteTaskInput } from '../../protocol/tools/index.ts';
import type { RouteTaskReply } from './callRouteTask.ts';
import type { ChildCommand } from './childTransport.ts';
import { createRestartPolicy, type RestartPolicy } from './restartPolicy.ts';
import type { LogLine } from './serverLog.ts';
import type { AnswerQuestion, ServerProcess } from './serverProcess.ts';

export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly client: Client; readonly pid: number }
  | { readonly kind: 'failed'; readonly why: string };

export interface SessionOptions {
  readonly version: string;
  /** Resolves what to start, anew for every start. */
  readonly command: () => Promise<ChildCommand>;
  readonly onLog: (line: LogLine) => void;
  /** Puts a question of the server's to the person; aborted: the answer is not wanted any more. */
  readonly onQuestion: AnswerQuestion;
  /** The window's folders, as URIs. */
  readonly folders: () => readonly string[];
  /** Told once per failure that only a person can end. */
  readonly onGivenUp: (why: string) => void;
}

export class Session implements vscode.Disposable {
  readonly #options: SessionOptions;
  readonly #changed = new vscode.EventEmitter<ServerState>();
  readonly #resourceUpdated = new vscode.EventEmitter<string>();
  readonly #alerted = new vscode.EventEmitter<AlertNotice>();
  readonly onDidChangeState = this.#changed.event;
  readonly onDidUpdateResource = this.#resourceUpdated.event;
  readonly onDidAlert = this.#alerted.event;
  #state: ServerState = { kind: 'stopped' };
  #policy: RestartPolicy = createRestartPolicy(0);
  #process: ServerProcess | undefined;
  #command: ChildCommand | undefined;
  #running: Promise<void> | undefined;
  /** Counts the requests for a restart; the loop runs until it has served the newest. */
  #requests = 0;
  #served = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #life = new AbortController();
  /** Callers that wait in `client()`: they tell the person themselves what went wrong. */
  #waiting = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server if it is not up. Resolves when it is up or has failed; never rejects. */
  start(): Promise<void> {
    return this.#state.kind === 'running' ? Promise.resolve() : this.#loop();
  }

  /** Tells a running server that the window has other folders. */
  announceFolders(): void {
    if (this.#state.kind !== 'running') return;
    const { client } = this.#state;
    client.sendRootsListChanged().catch(() => {}); // One that is going learns them when it starts.
  }

  /** Starts the server anew. Requests that come while one runs become one more run. */
  restart(): Promise<void> {
    this.#requests++;
    return this.#loop();
  }

  /** Restarts only if what would be started differs from what runs; else it costs nothing. */
  async restartIfChanged(): Promise<void> {
    const wanted = await this.#options.command();
    if (this.#running === undefined && isDeepStrictEqual(wanted, this.#command)) return;
    await this.restart();
  }

  /** A client of the running server; starts it where it is not up. Rejects with the reason if it cannot. */
  async client(): Promise<Client> {
    this.#waiting++;
    await this.start().finally(() => this.#waiting--);
    if (this.#state.kind === 'running') return this.#state.client;
    throw new Error(this.#state.kind === 'failed' ? this.#state.why : 'The server has stopped.');
  }

  /** Calls `route_task` on the running server. Rejects where there is none, or where the call fails. */
  async routeTask(input: RouteTaskInput, options: RequestOptions): Promise<RouteTaskReply> {
    // What was set a moment ago counts for this task: the watcher of settings waits for more of them.
    await this.restartIfChanged().catch(() => {}); // `client` says what is wrong.
    const client = await this.client();
    options.signal?.throwIfAborted();
    const { callRouteTask } = await import('./serverProcess.ts');
    return callRouteTask(client, input, options);
  }

  /** Asks for a turn of a chat. Rejects where there is no server, or where the call fails. */
  async chatTurn(input: ChatTurnInput, options: RequestOptions): Promise<ChatTurnResult> {
    await this.restartIfChanged().catch(() => {}); // `client` says what is wrong.
    const client = await this.client();
    options.signal?.throwIfAborted();
    const { callChatTurn } = await import('./serverProcess.ts');
    return callChatTurn(client, input, options);
  }

  /** Ends the server for good. Resolves when the child is gone. */
  async stop(): Promise<void> {
    this.#life.abort();
    clearTimeout(this.#timer);
    await this.#running;
    await this.#closeProcess();
    this.#show({ kind: 'stopped' });
  }

  dispose(): void {
    void this.stop().finally(() => {
      this.#changed.dispose();
      this.#resourceUpdated.dispose();
      this.#alerted.dispose();
    });
  }

  #loop(): Promise<void> {
    if (this.#life.signal.aborted) return Promise.resolve();
    this.#running ??= this.#runOnce().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #runOnce(): Promise<void> {
    clearTimeout(this.#timer);
    do {
      this.#served = this.#requests;
      this.#show({ kind: 'starting' });
      await this.#closeProcess();
      await this.#launch();
    } while (this.#served < this.#requests && !this.#life.signal.aborted);
  }

  async #launch(): Promise<void> {
    const { onLog, onQuestion, folders, version } = this.#options;
    try {
      const { startServerProcess } = await import('./serverProcess.ts');
      const command = await this.#options.command();
      this.#command = command;
      const onResourceUpdated = (uri: string) => this.#resourceUpdated.fire(uri);
      const { signal } = this.#life;
      const onAlert = (notice: AlertNotice) => this.#alerted.fire(notice);
      const seen = { onLog, onQuestion, onResourceUpdated, onAlert, folders };
      const start = { command, version, ...seen, signal };
      const started = await startServerProcess(start);
      this.#process = started;
      const readyAtMs = performance.now();
      void started.ended.then(how => this.#crashed(started, how, performance.now() - readyAtMs));
      this.#show({ kind: 'running', client: started.client, pid: started.pid });
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error), null);
    }
  }

  /** A child that we ended ourselves is no longer `#process` by then. */
  #crashed(child: ServerProcess, how: string, readyForMs: number): void {
    if (this.#process !== child || this.#life.signal.aborted) return;
    this.#process = undefined;
    this.#failed(`The server stopped: ${how}.`, readyForMs);
  }

  #failed(why: string, readyForMs: number | null): void {
    if (this.#life.signal.aborted) return;
    this.#options.onLog({ level: 'error', text: why });
    const verdict = this.#policy.after({ readyForMs });
    this.#policy = verdict.next;
    switch (verdict.kind) {
      case 'restart':
        this.#show({ kind: 'starting' });
        this.#timer = setTimeout(() => void this.start(), verdict.afterMs);
        break;
      case 'give-up':
        this.#show({ kind: 'failed', why });
        if (this.#served === this.#requests && this.#waiting === 0) this.#options.onGivenUp(why);
        break;
    }
  }

  async #closeProcess(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    await child?.close();
  }

  #show(state: ServerState): void {
    if (this.#state.kind === state.kind && state.kind !== 'running' && state.kind !== 'failed')
      return;
    this.#state = state;
    this.#changed.fire(state);
  }
}
