/**
 * MCP over the stdio of a child of ours.
 *
 * The SDK has such a transport too; this one exists since we must know how the child ended, must be
 * sure that it is gone, and must not hand it this process's whole environment.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

export interface ChildCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment: nothing is added to it. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Longest message that is read: an answer may repeat a task of 2 M characters. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** How long the child has to leave after its input ended, and again after SIGTERM. */
const GRACE_MS = 700;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export class ChildTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  /** How the child ended, in words for a person. Never rejects. */
  readonly ended: Promise<string>;
  readonly #command: ChildCommand;
  readonly #onStderr: (chunk: string) => void;
  readonly #buffer = new ReadBuffer({ maxBufferSize: MAX_MESSAGE_BYTES });
  #tellEnded: (how: string) => void = () => undefined;
  #child: Child | undefined;

  constructor(command: ChildCommand, onStderr: (chunk: string) => void) {
    this.#command = command;
    this.#onStderr = onStderr;
    this.ended = new Promise(resolve => {
      this.#tellEnded = resolve;
    });
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): Promise<void> {
    const { command, args, env, cwd } = this.#command;
    const child = spawn(command, args, {
      env,
      ...(cwd !== undefined && { cwd }),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#child = child;
    child.stdin.on('error', error => this.onerror?.(error));
    child.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    child.stderr.setEncoding('utf8').on('data', this.#onStderr);
    child.once('exit', (code, signal) => this.#gone(describeEnd(code, signal)));
    return new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', error => {
        this.#gone(error.message);
        reject(error);
      });
    });
  }

  async send(message: JSONRPCMessage): Promise<void> {
    const stdin = this.#child?.stdin;
    if (!stdin?.writable) throw new Error('The LocalLama server is not running.');
    if (stdin.write(serializeMessage(message))) return;
    // A child that dies while its pipe is full never drains it.
    await Promise.race([new Promise(resolve => stdin.once('drain', resolve)), this.ended]);
  }

  /** Ends the child: first politely, then by force. Afterwards it is gone. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.stdin.end();
    if (await this.#endedWithin(GRACE_MS)) return;
    child.kill('SIGTERM');
    if (await this.#endedWithin(GRACE_MS)) return;
    child.kill('SIGKILL');
    await this.#endedWithin(GRACE_MS);
  }

  #read(chunk: Buffer): void {
    try {
      this.#buffer.append(chunk);
    } catch (error) {
      this.onerror?.(error as Error);
      void this.close();
      return;
    }
    while (this.#readOne());
  }

  /** True as long as there may be another message; a bad line is reported and skipped. */
  #readOne(): boolean {
    try {
      const message = this.#buffer.readMessage();
      if (message) this.onmessage?.(message);
      return message !== null;
    } catch (error) {
      this.onerror?.(error as Error);
      return true;
    }
  }

  #gone(how: string): void {
    this.#buffer.clear();
    this.#tellEnded(how);
    this.onclose?.();
  }

  #endedWithin(ms: number): Promise<boolean> {
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(false), ms);
      void this.ended.then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `it was ended by ${signal}` : `it exited with code ${code}`;
}
