/**
 * The resources that the status bar and the panel show, read again whenever the server says
 * that one has changed. Each is complete; the newest wins.
 */
import * as vscode from 'vscode';
import {
  BENCHMARKS_URI,
  MODELS_URI,
  type PanelSnapshot,
  SPEND_URI,
  STATUS_URI,
} from '../../protocol/index.ts';
import type { ServerState, Session } from './session.ts';

const PARTS = {
  [STATUS_URI]: 'status',
  [MODELS_URI]: 'models',
  [SPEND_URI]: 'spend',
  [BENCHMARKS_URI]: 'benchmarks',
} as const satisfies Record<string, keyof PanelSnapshot>;
type Uri = keyof typeof PARTS;
type Parts = Omit<PanelSnapshot, 'server'>;

/** A resource is read from memory: longer than this, and the server is stuck. */
const READ_LIMIT_MS = 10_000;

export class LiveResources implements vscode.Disposable {
  readonly #session: Session;
  readonly #onProblem: (message: string) => void;
  readonly #changed = new vscode.EventEmitter<PanelSnapshot>();
  readonly #subscriptions: vscode.Disposable[];
  readonly onDidChange = this.#changed.event;
  #parts: Parts = {};
  #isPanelShown: boolean = false;
  /** Resources that are being read; true: to be read once more afterwards. */
  readonly #reading = new Map<Uri, boolean>();

  constructor(session: Session, onProblem: (message: string) => void) {
    this.#session = session;
    this.#onProblem = onProblem;
    this.#subscriptions = [
      this.#changed,
      session.onDidChangeState(state => void this.#follow(state)),
      session.onDidUpdateResource(uri => isPart(uri) && void this.#read(uri)),
    ];
  }

  get snapshot(): PanelSnapshot {
    return { server: serializeState(this.#session.state), ...this.#parts };
  }

  /** Reads everything again. Never rejects. */
  async refresh(): Promise<void> {
    await Promise.all(Object.keys(PARTS).map(uri => this.#read(uri as Uri)));
  }

  /** From now on also what only the panel shows is read. */
  showPanel(): void {
    this.#isPanelShown = true;
    void this.#read(BENCHMARKS_URI);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #follow(state: ServerState): Promise<void> {
    this.#changed.fire(this.snapshot);
    if (state.kind !== 'running') return;
    const uris = Object.keys(PARTS) as Uri[];
    try {
      await Promise.all(uris.map(uri => state.client.subscribeResource({ uri })));
    } catch (error) {
      this.#onProblem(`cannot watch the server: ${String(error)}`);
    }
    await this.refresh();
  }

  async #read(uri: Uri): Promise<void> {
    if (uri === BENCHMARKS_URI && !this.#isPanelShown) return;
    if (this.#reading.has(uri)) {
      this.#reading.set(uri, true);
      return;
    }
    do {
      this.#reading.set(uri, false);
      await this.#readOnce(uri);
    } while (this.#reading.get(uri));
    this.#reading.delete(uri);
  }

  async #readOnce(uri: Uri): Promise<void> {
    const { state } = this.#session;
    if (state.kind !== 'running') return;
    try {
      const { contents } = await state.client.readResource({ uri }, { timeout: READ_LIMIT_MS });
      const first = contents[0];
      if (!first || !('text' in first)) return;
      this.#parts = { ...this.#parts, [PARTS[uri]]: JSON.parse(first.text) };
      this.#changed.fire(this.snapshot);
    } catch (error) {
      if (this.#session.state === state) this.#onProblem(`cannot read ${uri}: ${String(error)}`);
    }
  }
}

function isPart(uri: string): uri is Uri {
  return Object.hasOwn(PARTS, uri);
}

function serializeState(state: ServerState): PanelSnapshot['server'] {
  switch (state.kind) {
    case 'failed':
      return { state: 'failed', why: state.why };
    case 'starting':
    case 'running':
    case 'stopped':
      return { state: state.kind };
  }
}
