/** Runs tests of shell scripts, which are read behind the answer's code by the same Bash. */
import { SHELL_BOTH, SHELL_HARNESS } from '../programs/index.ts';
import type { Runner } from './runner.ts';

export const shellRunner: Runner = {
  notation: 'script',
  // A control run has tests that always fail.
  buildTests: ({ code, tests, word, isControl }) => {
    const own = OF_THE_SHELL.exec(code);
    if (own !== null) {
      const why = `the code defines ${own[1] ?? own[2]}, which the tests have of the shell`;
      return { kind: 'none', why };
    }
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
  isImpure: () => true,
  joinPrograms: null,
  buildApart: null,
  emptyTests: null,
};

/** A function of a name that the shell and tests need as it is. */
const OF_THE_SHELL = buildPattern(
  '[ test exit builtin command unset trap source eval exec return set declare local export printf echo true ' +
    'false kill wait grep diff cmp',
);

function buildPattern(names: string): RegExp {
  const any = names
    .split(' ')
    .map(name => name.replace('[', '\\['))
    .join('|');
  return new RegExp(`(?:^|[;&|{}\\s])(?:(${any})\\s*\\(\\s*\\)|function\\s+(${any})(?![\\w-]))`);
}
