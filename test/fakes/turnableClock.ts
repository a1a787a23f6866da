/**
 * A clock that stands still until a test turns it: nobody waits, and a slow machine changes nothing.
 * Everything else is real, so what is sent gets time to arrive between two rings.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Timer } from '../../src/providers/http/clock.ts';

interface Armed {
  readonly ms: number;
  readonly ring: () => void;
  atMs: number;
}

/** Turns of the event loop after which a message on the loopback has been read and answered. */
const TURNS = 20;

export class TurnableClock implements Clock {
  #nowMs = Date.UTC(2026, 10, 28);
  readonly #armed = new Set<Armed>();

  now(): number {
    return this.#nowMs;
  }

  elapsedMs(): number {
    return this.#nowMs;
  }

  startTimer(ms: number, ring: () => void): Timer {
    const timer: Armed = { ms, ring, atMs: this.#nowMs + ms };
    this.#armed.add(timer);
    return {
      refresh: () => {
        timer.atMs = this.#nowMs + ms;
      },
      close: () => this.#armed.delete(timer),
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise(resolve => this.startTimer(ms, resolve));
  }

  /** Resolves once somebody waits for exactly so long. */
  async untilArmed(ms: number): Promise<void> {
    while (![...this.#armed].some(timer => timer.ms === ms)) await sleep(1);
  }

  /** Lets so much time pass, and rings what is due on the way, in its order. */
  async turn(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await settle();
    for (let next = this.#next(); next && next.atMs <= endMs; next = this.#next()) {
      this.ring(next);
      await settle();
    }
    this.#nowMs = endMs;
  }

  /** Lets time pass until `ended` has. */
  async runUntil<T>(ended: Promise<T>): Promise<T> {
    let over = false;
    const end = () => {
      over = true;
    };
    ended.then(end, end);
    for (await settle(); !over; await settle()) {
      const next = this.#next();
      if (next) this.ring(next);
      else await sleep(1);
    }
    return ended;
  }

  /** The next timer rings now, before anything else can happen. */
  ring(next: Armed | undefined = this.#next()): void {
    if (!next) throw new Error('nobody waits');
    this.#nowMs = Math.max(this.#nowMs, next.atMs);
    this.#armed.delete(next);
    next.ring();
  }

  #next(): Armed | undefined {
    return [...this.#armed].sort((a, b) => a.atMs - b.atMs)[0];
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await nextTurn();
}

/** `asked` ends when exactly so much time has passed that somebody waits for, and not before. */
export async function endsAfter<T>(asked: Promise<T>, ms: number, clock: TurnableClock) {
  await clock.untilArmed(ms);
  let over = false;
  void asked.then(() => {
    over = true;
  });
  await clock.turn(ms - 1);
  if (over) throw new Error(`ended before ${ms} ms had passed`);
  await clock.turn(1);
  return await asked;
}
