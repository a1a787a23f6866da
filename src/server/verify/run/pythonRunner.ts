/** Runs tests and examples in Python. */

import { writeSnakeProbes } from '../calls/index.ts';
import {
  PYTEST_STAND_IN,
  PYTHON_ANSWER_SIDE,
  PYTHON_EXAMPLES,
  PYTHON_FALSIFY,
  PYTHON_HARNESS,
  PYTHON_MEMBRANE,
} from '../programs/index.ts';
import { SNAKE_RECORDER } from '../recorders/index.ts';
import type { Runner } from './runner.ts';

/** The answer and its tests are files of their own, with the same names as if they stood in one. */
export const pythonRunner: Runner = {
  notation: 'snake',
  buildTests: ({ code, tests, word, isControl }) => {
    const call = `main(${JSON.stringify(word)}, ${isControl ? 'True' : 'False'})`;
    const files = {
      'answer.py': code,
      'tests.py': tests,
      'run.py': `${PYTHON_HARNESS}\n${call}\n`,
      'stand_in.py': PYTEST_STAND_IN,
    };
    return { kind: 'program', runtime: 'python', files, entry: 'run.py' };
  },
  buildStub: name => `def ${name}(*given, **named):\n    return None`,
  buildExamples: ({ code, prompt, asked, own, prints }) => {
    const doctests = DOCTEST.test(prompt) ? prompt : '';
    const ownDoctests = DOCTEST.test(code);
    if (asked.length + own.length === 0 && doctests === '' && !ownDoctests) return null;
    const data = JSON.stringify({ asked, own, doctests, ownDoctests, prints });
    const encoded = Buffer.from(data).toString('base64');
    return `${PYTHON_EXAMPLES}\n__examples__(${JSON.stringify(encoded)})\n`;
  },
  buildRecorder: ({ versions, probes, word, callMs, skip }) => {
    const sources = versions.map((code, at) => [`v${at}.py`, code] as const);
    const order = JSON.stringify({ word, versions: sources.map(([name]) => name), callMs, skip });
    const files = {
      ...Object.fromEntries(sources),
      'probes.py': writeSnakeProbes(probes),
      'run.py': `${SNAKE_RECORDER}\nmain(${order})\n`,
    };
    return { kind: 'program', runtime: 'python', files, entry: 'run.py' };
  },
  isImpure: code => IMPURE.test(code) || !importsHarmless(code),
  joinPrograms: null,
  buildApart: ({ code, tests, word, blindness, asked }) => {
    const apart = { blindness, asked };
    const call = `main(${JSON.stringify(word)}, False, ${JSON.stringify(apart)})`;
    const harness = [PYTHON_MEMBRANE, PYTHON_FALSIFY, PYTHON_HARNESS, call, ''];
    const answer = {
      'answer.py': code,
      'run.py': [PYTHON_MEMBRANE, PYTHON_ANSWER_SIDE, 'host()', ''].join('\n'),
    };
    const files = {
      'tests.py': tests,
      'run.py': harness.join('\n'),
      'stand_in.py': PYTEST_STAND_IN,
    };
    return {
      kind: 'apart',
      code: { runtime: 'python', files: answer, entry: 'run.py' },
      tests: { runtime: 'python', files, entry: 'run.py' },
    };
  },
  emptyTests: 'bool()',
};

const DOCTEST = /^[ \t]*>>> /m;

function importsHarmless(code: string): boolean {
  for (const [, from, names = ''] of code.matchAll(IMPORT)) {
    const modules = from === undefined ? names.split(',') : [from];
    if (!modules.every(name => HARMLESS.has(/^\s*([\w.]+)/.exec(name)?.[1] ?? ''))) return false;
  }
  return true;
}

const IMPURE =
  /\b(?:open|input|eval|exec)\s*\(|\brandom\b|\btime\.\w*(?:time|sleep|counter)|\b(?:now|today|utcnow|uuid[14])\s*\(/;

const IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([^\n#;]+))/gm;

/** Modules that give neither files nor the process away by a function of their own. */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    '__future__ abc array bisect calendar collections collections.abc copy dataclasses datetime decimal enum ' +
    'fractions functools hashlib heapq itertools json math numbers operator random re statistics string textwrap ' +
    'time typing unicodedata uuid'
  ).split(' '),
);
