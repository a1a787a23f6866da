/** The JavaScript program that loads an answer with its tests, which stand in one module, and runs these. */
import { joinModules, SCRIPT_EXPECT, SCRIPT_HARNESS, SCRIPT_SUITES } from '../programs/index.ts';

export interface ScriptHarness {
  readonly word: string;
  /** Ends the names of the module's exports, which the answer can see: it says nothing of the word. */
  readonly place: string;
  /** A control run never says that the tests passed. */
  readonly isControl: boolean;
  /** Line of the module, from 1, where the tests begin. */
  readonly testsLine: number;
}

/** The program, for a module `answer.mjs` that exports its tests as `tests_<place>`. */
export function buildScriptHarness(options: ScriptHarness): string {
  return `${HARNESS}\nawait main(${JSON.stringify(options)});\n`;
}

const HARNESS = joinModules([SCRIPT_SUITES, SCRIPT_EXPECT, SCRIPT_HARNESS]);
