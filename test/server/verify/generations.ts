/**
 * Real answers of the tiny model: every function that it was trained for in many wordings, seen and
 * unseen, and tasks that it never saw. Right or wrong is what the hidden tests say.
 */

import { listTopLevelNames } from '../../../src/core/answer/blocks/listTopLevelNames.ts';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';
import { checkGivenTests } from '../../../src/server/verify/proofs/checkGivenTests.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import { plainTask } from './asTask.ts';
import { TASKS, type TestedTask } from './tasks.ts';

export interface Generation {
  readonly tested: TestedTask;
  /** The request in the wording that the model was asked with, without tests. */
  readonly task: Task;
  readonly answer: string;
  readonly finish: 'stop' | 'length';
  /** Whether the hidden tests pass. */
  readonly right: boolean;
}

/** How people word the same request; some name the function, some leave the name to the model. */
const WORDINGS: readonly ((name: string, does: string, language: string) => string)[] = [
  (_, does, language) => `Write a ${language} function that ${does}.`,
  (name, does, language) => `Write a ${language} function ${name} that ${does}.`,
  (name, does, language) => `Write a ${language} function named ${name} that ${does}.`,
  (name, does, language) => `Write a ${language} function that ${does}, named ${name}.`,
  (name, does, language) => `Write a function in ${language} named ${name} that ${does}.`,
  (_, does, language) => `write a function in ${language} that ${does}`,
  (_, does, language) => `${language}: ${does}`,
  (_, does, language) => `I need a ${language} function. It ${does}.`,
  (_, does, language) => `Please write a ${language} function which ${does}.`,
  (name, does, language) => `Implement ${name} in ${language}: it ${does}.`,
];

/** Warm, the model makes more of its own mistakes; at 0 it says the same each time. */
const WARM = 1.3;
/** Every third wording is asked warm, too. */
const WARM_EVERY = 3;

/** Asks the model at an Ollama end point for all of them, and runs the hidden tests on each. */
export async function generate(url: string, sandbox: Sandbox): Promise<readonly Generation[]> {
  const known = new Map<string, Promise<boolean>>();
  const found: Promise<Generation>[] = [];
  for (const [index, { tested, prompt, temperature }] of requests().entries()) {
    const { answer, finish } = await ask(url, prompt, temperature, index);
    const task = { ...plainTask(prompt), language: tested.language };
    const key = `${tested.id} ${answer}`;
    const right = known.get(key) ?? isRight(tested, task, answer, sandbox);
    known.set(key, right);
    found.push(right.then(isTrue => ({ tested, task, answer, finish, right: isTrue })));
  }
  return Promise.all(found);
}

interface Request {
  readonly tested: TestedTask;
  readonly prompt: string;
  readonly temperature: number;
}

function requests(): readonly Request[] {
  return TASKS.flatMap(tested => {
    const language = tested.language === 'python' ? 'Python' : 'JavaScript';
    const [, name = '', does = ''] = /function (\w+) that (.*)\.$/.exec(tested.task) ?? [];
    const prompts = tested.beyondTiny
      ? [tested.task]
      : WORDINGS.map(word => word(name, does, language));
    return prompts.flatMap((prompt, i) => {
      const cold = { tested, prompt, temperature: 0 };
      return i % WARM_EVERY === 0 ? [cold, { ...cold, temperature: WARM }] : [cold];
    });
  });
}

interface OllamaAnswer {
  readonly message: { readonly content: string };
  readonly done_reason?: string;
}

async function ask(url: string, prompt: string, temperature: number, seed: number) {
  const options = { temperature, seed, num_predict: 160, num_ctx: 512 };
  const messages = [{ role: 'user', content: prompt }];
  const body = JSON.stringify({ model: 'tinycoder', stream: false, messages, options });
  const response = await fetch(`${url}/api/chat`, { method: 'POST', body });
  const { message, done_reason } = (await response.json()) as OllamaAnswer;
  const finish = done_reason === 'length' ? ('length' as const) : ('stop' as const);
  return { answer: message.content, finish };
}

/** Where the request names no function, the only one in the answer is what the tests call. */
async function isRight(
  tested: TestedTask,
  task: Task,
  answer: string,
  sandbox: Sandbox,
): Promise<boolean> {
  const cleaned = cleanAnswer(answer, { ...task, tests: tested.tests });
  const wanted = listTopLevelNames(tested.reference).at(-1) ?? '';
  const names = listTopLevelNames(cleaned.code ?? '');
  const [only] = names;
  const alias =
    only !== undefined && names.length === 1 && only !== wanted && !task.prompt.includes(wanted);
  const head =
    tested.language === 'python' ? `${wanted} = ${only}\n` : `var ${wanted} = ${only};\n`;
  const hidden = { ...task, tests: alias ? head + tested.tests : tested.tests };
  const rest = {
    finish: 'stop',
    sandbox,
    limits: RUN_LIMITS,
    project: null,
    mayEscalate: false,
    askOthers: null,
  } as const;
  const signal = new AbortController().signal;
  const result = await checkGivenTests({ task: hidden, answer: cleaned, ...rest, signal });
  return result.kind === 'passed' && cleaned.language === tested.language;
}
