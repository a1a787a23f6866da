/** How tests and examples are run behind code: one runner for each harness. */

import type { NotationName, Probe } from '../calls/index.ts';
import type { RuntimeName } from '../sandbox/index.ts';

export interface Runner {
  /** How calls are shown to a reader. */
  readonly notation: NotationName;
  /** The program, or why there can be none. */
  readonly buildTests: (given: GivenTests) => TestProgram | NoProgram;
  /** Several programs as one that runs each apart, and ends it after that time; null where it cannot. */
  readonly joinPrograms: ((programs: readonly TestProgram[], timeMs: number) => TestProgram) | null;
  /** The code and its tests as two programs that talk with each other; null where they cannot be parted. */
  readonly buildApart: ((given: ApartTests) => ApartPrograms | NoProgram) | null;
  /** Examples as tests; null where there are none. */
  readonly buildExamples: (given: GivenExamples) => string | null;
  /** Code that has something of this name, which does nothing whatever it is called with. */
  readonly buildStub: (name: string) => string;
  /** Calls of code, written down one by one; null where its functions cannot be called from outside. */
  readonly buildRecorder: ((given: GivenCalls) => TestProgram | NoProgram) | null;
  /** Whether what it does may depend on more than its arguments: files, the network, clocks, chance. */
  readonly isImpure: (code: string) => boolean;
  /** Tests that any code passes which can be loaded; null where loading code may do things. */
  readonly emptyTests: string | null;
}

export interface GivenTests {
  readonly code: string;
  readonly tests: string;
  /** Marks the result, and must be new for each run. */
  readonly word: string;
  /** A control run never says that the tests passed. */
  readonly isControl: boolean;
}

export interface GivenCalls {
  /** The first is told call by call, the others by the first call in which they do something else. */
  readonly versions: readonly string[];
  readonly probes: readonly Probe[];
  /** Of functions and classes that are called. */
  readonly names: readonly string[];
  /** Begins each line, and must be new for each run. */
  readonly word: string;
  readonly callMs: number;
  /** Calls that are left out, by their places. */
  readonly skip: readonly number[];
}

/**
 * What the tests see of the code: all of it; values of the same shape that are wrong; or these, and no
 * function of theirs is called.
 */
export type Blindness = 'none' | 'values' | 'calls';

export interface ApartTests extends Omit<GivenTests, 'isControl'> {
  readonly blindness: Blindness;
  /** Names of the code's that the request asks for, even where the language has such a name, too. */
  readonly asked: readonly string[];
}

export interface ApartPrograms {
  readonly kind: 'apart';
  /** The code, which knows neither the tests nor the word. */
  readonly code: Omit<TestProgram, 'kind'>;
  readonly tests: Omit<TestProgram, 'kind'>;
}

export interface TestProgram {
  readonly kind: 'program';
  readonly runtime: RuntimeName;
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
}

export interface NoProgram {
  readonly kind: 'none';
  readonly why: string;
}

export interface GivenExamples {
  readonly code: string;
  readonly prompt: string;
  /** Examples of the request; only these can prove anything. */
  readonly asked: readonly CallExample[];
  /** Those of the code's own comments. */
  readonly own: readonly CallExample[];
  /** The code prints what it finds, so that nothing may be given back. */
  readonly prints: boolean;
}

export interface CallExample {
  /** e.g. `add(1, 2)`. */
  readonly call: string;
  /** e.g. `3`. */
  readonly expected: string;
}
