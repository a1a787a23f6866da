/**
 * How well the proofs of new code tell right answers from wrong ones, on recorded answers to HumanEval:
 * `node test/bench/recordedAnswers.ts FOLDER [EVERY]`, FOLDER a checkout of `jamesmurdza/humaneval-results` (three
 * models, ten answers each, with verdicts), EVERY the step from task to task. It keeps nothing of them.
 *
 * Each answer of the two weaker models is checked as a user's would be, once beside an answer of the other.
 *
 * `node test/bench/recordedAnswers.ts FOLDER EVERY CODET [BESIDE]`: the first two samples of CodeGen 16B to each task
 * in CODET, a checkout of `microsoft/CodeT`, each beside the other as if another model's, or beside BESIDE further
 * samples as the model's own. They come without verdicts, so HumanEval's own tests are run on them; the requests are
 * FOLDER's, since CodeT took the examples out of its prompts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAnswer } from '../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../src/core/types.ts';
import type { OtherAnswer } from '../../src/server/verify/check.ts';
import { RUN_LIMITS } from '../../src/server/verify/sandbox/index.ts';
import { CHECKS, type CheckName, verifyAnswer } from '../../src/server/verify/verifyAnswer.ts';
import { plainTask } from '../server/verify/asTask.ts';
import { bestSandbox } from '../server/verify/sandboxHere.ts';

const MODELS = ['codellama-34b-instruct', 'gpt-3.5-turbo'] as const;
/** Of each model's ten answers to a task this one is taken. */
const RUN = 1;
/** So many answers to a task are judged. */
const JUDGED = 2;
const CODE_T = {
  tasks: 'CodeT/data/dataset/HumanEval_for_code_generation.jsonl',
  samples:
    'CodeT/data/generated_data/HumanEval_codegen16B_temp0.8_topp0.95_num100_max300_code_solution.jsonl',
};
/** A completion goes on behind its function, which ends where a line is not indented. */
const AFTER_FUNCTION = /\n(?=\S)/;
const UNKNOWN = 0.5;
const DOUBTED = 0.25;

interface Recorded {
  readonly right: boolean;
  readonly message: string;
}

interface Answered {
  readonly prompt: string;
  /** The first ones are judged, each beside all others. */
  readonly answers: readonly Recorded[];
}

interface CodeTask {
  readonly task_id: string;
  readonly prompt: string;
  readonly entry_point: string;
  readonly test: string;
}

interface Sampled {
  readonly prompt: string;
  readonly samples: readonly string[];
}

interface Judged {
  readonly right: boolean;
  /** By each way of judging: 1 accepted, 0 rejected, between where nothing is known. */
  readonly scores: Readonly<Record<Way, number>>;
}

const WAYS = {
  examples: ['examples'],
  agreement: ['agreement'],
  both: ['examples', 'agreement'],
  'all checks': CHECKS,
} as const satisfies Record<string, readonly CheckName[]>;
type Way = keyof typeof WAYS;

const [folder, every = '1', codeT, beside = '1'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of the recorded answers.');
const sandbox = await bestSandbox();
const judged: Judged[] = [];
const signal = new AbortController().signal;
const recorded = codeT === undefined ? readPages(folder) : readSamples(folder, codeT);
for await (const { prompt, answers } of recorded) {
  for (const given of answers.slice(0, JUDGED)) {
    const others = answers.filter(other => other !== given);
    judged.push(await judge(prompt, given, others));
  }
  process.stderr.write(`\r${judged.length} answers`);
}
process.stdout.write(
  `\n${judged.length} answers, ${judged.filter(each => each.right).length} right\n`,
);
for (const way of Object.keys(WAYS) as Way[]) report(way);

async function* readPages(root: string): AsyncGenerator<Answered> {
  for (const file of listFiles(root)) {
    const pages = MODELS.map(model => readFileSync(join(root, model, file), 'utf8'));
    const answers = pages.map(readRun).filter(run => run !== null);
    if (answers.length === MODELS.length) yield { prompt: readPrompt(pages[0] ?? ''), answers };
  }
}

async function* readSamples(root: string, other: string): AsyncGenerator<Answered> {
  const tasks = readLines<CodeTask>(join(other, CODE_T.tasks));
  const answered = readLines<Sampled>(join(other, CODE_T.samples));
  for (const file of listFiles(root)) {
    const task = tasks.find(({ task_id }) => `${task_id.split('/')[1]}.md` === file);
    const samples = answered.find(({ prompt }) => prompt === task?.prompt)?.samples;
    if (task === undefined || samples === undefined) throw new Error(`CodeT has no ${file}`);
    const answers: Recorded[] = [];
    for (const sample of samples.slice(0, Number(beside) + 1)) {
      const code = `${task.prompt}${sample.split(AFTER_FUNCTION, 1)[0]}`;
      answers.push({ right: await isRight(code, task), message: `\`\`\`python\n${code}\n\`\`\`` });
    }
    yield { prompt: readPrompt(readFileSync(join(root, MODELS[0], file), 'utf8')), answers };
  }
}

function readLines<Line>(path: string): readonly Line[] {
  const text = readFileSync(path, 'utf8').trimEnd();
  return text.split('\n').map(line => JSON.parse(line) as Line);
}

/** By HumanEval's own tests; the code is no cheat's, so they may run beside it. */
async function isRight(code: string, task: CodeTask): Promise<boolean> {
  const program = `${code}\n${task.test}\ncheck(${task.entry_point})\nprint('held')\n`;
  const files = { 'main.py': program };
  const run = { runtime: 'python', files, entry: 'main.py', limits: RUN_LIMITS, signal } as const;
  const result = await sandbox.run(run);
  if (result.kind === 'unavailable') throw new Error(result.reason);
  return result.kind === 'exited' && result.code === 0 && result.stdout.endsWith('held\n');
}

function listFiles(root: string): readonly string[] {
  const files = readdirSync(join(root, MODELS[0])).filter(name => name.endsWith('.md'));
  return files.sort().filter((_, at) => at % Number(every) === 0);
}

function readPrompt(page: string): string {
  const code = /## Prompt\n(```python\n[\s\S]*?\n```)/.exec(page)?.[1] ?? '';
  return `Complete this function.\n\n${code}`;
}

function readRun(page: string): Recorded | null {
  const run = page.split(/^### /m)[RUN];
  const message = run === undefined ? undefined : /\n(```[\s\S]*\n```)/.exec(run)?.[1];
  return run === undefined || message === undefined
    ? null
    : { right: /^Result: Pass/m.test(run), message };
}

async function judge(
  prompt: string,
  given: Recorded,
  others: readonly Recorded[],
): Promise<Judged> {
  const task: Task = { ...plainTask(prompt), intent: 'generate', language: 'python' };
  const answer = cleanAnswer(given.message, task);
  const own = others.length > 1 ? ({ isOwn: true } as const) : {};
  const second = others.map(
    ({ message }): OtherAnswer => ({ answer: cleanAnswer(message, task), model: 'other', ...own }),
  );
  const verify = (names: readonly CheckName[]) =>
    verifyAnswer({
      ...{ task, answer, finish: 'stop', checks: names, sandbox, limits: RUN_LIMITS },
      ...{ project: null, mayEscalate: true, signal },
      askOthers: async () => second,
    });
  const first = await verify(CHECKS);
  // The first that says no ends it: what agreement would say is asked then.
  const rest =
    first.by === 'examples' && first.outcome === 'rejected' ? ['agreement' as const] : [];
  const checks = [...first.checks, ...(await verify(rest)).checks];
  const score = (names: readonly CheckName[]) => {
    const said = checks.filter(({ name }) => names.includes(name)).map(({ kind }) => kind);
    const proofs = checks.filter(({ name, kind }) => kind === 'passed' && isProof(name));
    if (said.includes('failed')) return 0;
    const passed = proofs.filter(({ name }) => names.includes(name)).length;
    return said.includes('doubted') ? DOUBTED : passed === 0 ? UNKNOWN : 1 - 0.1 / passed;
  };
  const scores = Object.fromEntries(
    (Object.keys(WAYS) as Way[]).map(way => [way, score(WAYS[way])]),
  ) as Record<Way, number>;
  return { right: given.right, scores };
}

function isProof(name: CheckName): boolean {
  return name === 'examples' || name === 'agreement';
}

function report(way: Way): void {
  const at = (right: boolean, test: (score: number) => boolean) =>
    judged.filter(each => each.right === right && test(each.scores[way])).length;
  const accepted = (score: number) => score > UNKNOWN;
  const [good, bad] = [at(true, () => true), at(false, () => true)];
  const [yes, falseYes] = [at(true, accepted), at(false, accepted)];
  const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3));
  const line = {
    precision: share(yes, yes + falseYes),
    recall: share(yes, good),
    'accepts wrong': share(falseYes, bad),
    'rejects right': share(
      at(true, score => score === 0),
      good,
    ),
    'rejects wrong': share(
      at(false, score => score === 0),
      bad,
    ),
    AUC: computeAuc(way).toFixed(3),
  };
  const words = Object.entries(line).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${way.padEnd(12)} ${words.join('  ')}\n`);
}

/** The chance that a right answer has a higher score than a wrong one. */
function computeAuc(way: Way): number {
  const [right, wrong] = [true, false].map(kind =>
    judged.filter(each => each.right === kind).map(each => each.scores[way]),
  );
  let sum = 0;
  for (const a of right ?? []) for (const b of wrong ?? []) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / ((right?.length ?? 0) * (wrong?.length ?? 0));
}
