/** Runs tests of shell scripts, which are read behind the answer's code by the same Bash. */
import { SHELL_BOTH, SHELL_HARNESS } from '../programs/index.ts';
import type { Runner } from './runner.ts';

export const shellRunner: Runner = {
  notation: 'script',
  // A control run has tests that always fail.
  buildTests: ({ code, tests, word, isControl }) => {
    const files = {
      'answer.sh': `${code}\n`,
      'tests.sh': `${tests}\n`,
      'control.sh': 'exit 1\n',
      'both.sh': SHELL_BOTH,
      'run.sh': `${SHELL_HARNESS}\nmain ${word} ${isControl ? 'control' : 'tests'}.sh\n`,
    };
    return { kind: 'program', runtime: 'bash', files, entry: 'run.sh' };
  },
  buildExamples: () => null,
  buildRecorder: null,
  buildStub: name => `${name}() { :; }`,
  canReachOut: () => true,
  isImpure: () => true,
  emptyTests: null,
};
