/** From the subjects of a suite to its tasks: one subject may be generated, mended, tested and so on. */
import { wrapInFence } from '../../answer/index.ts';
import { TASK_KINDS, type TaskKind } from '../../types.ts';
import type { BenchmarkTask, TaskCheck } from '../benchmarkTask.ts';
import type { Facts, Subject, SuiteText } from './readSuite.ts';
import type { MutantShare, SuiteTask } from './suiteTask.ts';

/**
 * `suite` begins the ids. The text's facts name its language, how a request calls it, and how its tests say that
 * something is wrong. Throws where a subject lacks what its kinds need.
 */
export function buildSuiteTasks(
  suite: string,
  { facts, subjects }: SuiteText,
): readonly SuiteTask[] {
  const language = readLanguage(facts);
  return subjects.flatMap(subject =>
    readList(subject.facts.kinds).map(kind => {
      const known = TASK_KINDS.find(each => each === kind);
      if (known === undefined) throw new Error(`${subject.id}: there is no kind ${kind}`);
      return {
        ...{ id: `${suite}.${subject.id}.${kind}`, contextTokens: 0, kind: known },
        ...{ language: language.id, level: Number(subject.facts.level) },
        mutants: known === 'predict-output' ? null : readShare(subject.facts.mutants),
        ...buildParts(subject, known, language),
      };
    }),
  );
}

interface SuiteLanguage {
  readonly id: string;
  readonly name: string;
  readonly testing: string;
}

function readLanguage({ language: id, name, testing }: Facts): SuiteLanguage {
  if (id && name && testing) return { id, name, testing };
  throw new Error('A suite begins with its language, name and testing.');
}

type Parts = Pick<BenchmarkTask, 'prompt' | 'check' | 'code'> &
  Pick<SuiteTask, 'reference' | 'wrong'>;

function buildParts(subject: Subject, kind: TaskKind, language: SuiteLanguage): Parts {
  const { facts, words } = subject;
  const first = (heading: string) => readCode(subject, heading)[0]!;
  const show = (code: string, id = language.id) => `\n\n${wrapInFence(code, id)}`;
  const { name } = language;
  const tests = (): TaskCheck => ({ kind: 'tests', tests: first('tests') });
  const solved = () => ({ reference: first('right'), wrong: first('wrong') });
  switch (kind) {
    case 'generate':
      return { prompt: `${words}\n\nAnswer with the code alone.`, check: tests(), ...solved() };
    case 'fix': {
      const code = first('wrong');
      const prompt = `${name} code with a fault: ${readFact(subject, 'fault')} Find out why, and answer with the whole code, mended. This is what it is to do:\n\n${words}${show(code)}`;
      return { prompt, code, check: tests(), reference: first('right'), wrong: code };
    }
    case 'refactor': {
      const code = first('messy');
      const prompt = `Refactor this ${name} code. ${readFact(subject, 'refactor')} Answer with the whole code.${show(code)}`;
      return { prompt, code, check: tests(), ...solved() };
    }
    case 'translate': {
      const from = readFact(subject, 'from');
      const prompt = `Translate this code to ${name}, with the same behaviour. ${readFact(subject, 'request')} Answer with the code alone.${show(first('source'), from)}`;
      return { prompt, check: tests(), ...solved() };
    }
    case 'test': {
      const right = first('right');
      const prompt = `Write tests for this ${name} code. They stand behind it in the same file, pass with it, and fail with any code that does not do the following. ${language.testing} Answer with the tests alone.\n\n${words}${show(right)}`;
      const check = { kind: 'mutants', right, wrong: readCode(subject, 'wrong') } as const;
      return { prompt, check, reference: first('tests'), wrong: first('weak') };
    }
    case 'document': {
      const code = subject.code.messy?.[0] ?? first('right');
      const mentions = readList(facts.mentions);
      const prompt = `Document this ${name} code in comments of the language's own form, for whoever calls it: what it does, each parameter by its name, what comes back, and each error. Change nothing else, and answer with the whole code.${show(code)}`;
      const check = { kind: 'document', mentions } as const;
      return { prompt, code, check, reference: first('documented'), wrong: code };
    }
    case 'predict-output': {
      const prompt = `What does this ${name} program print? Answer with exactly the lines that it prints, in one code block.${show(first('program'))}`;
      const check = { kind: 'output', expected: first('prints') } as const;
      return { prompt, check, reference: first('prints'), wrong: first('misread') };
    }
    default:
      throw new Error(`${subject.id}: no suite has tasks of the kind ${kind}`);
  }
}

function readCode({ id, code }: Subject, heading: string): readonly string[] {
  const found = code[heading];
  if (found === undefined) throw new Error(`${id}: no code under ## ${heading}`);
  return found;
}

function readFact({ id, facts }: Subject, name: string): string {
  const found = facts[name];
  if (found === undefined) throw new Error(`${id}: no line ${name}:`);
  return found;
}

function readList(text: string | undefined): readonly string[] {
  return (text ?? '').split(/,\s*/).filter(Boolean);
}

/** Of `9 of 10`. */
function readShare(text: string | undefined): MutantShare | null {
  const [, killed, all] = /^(\d+) of (\d+)$/.exec(text ?? '') ?? [];
  return killed === undefined ? null : { killed: Number(killed), all: Number(all) };
}
