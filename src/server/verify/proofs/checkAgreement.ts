/**
 * Whether a second, independent answer to the same request does the same: two models that are wrong are
 * rarely wrong alike. Both are called with the same inputs, each in a process of its own.
 *
 * Where they part, it is not known which is right, unless the request's own examples tell.
 */
import { compareBehaviour, matchNames, prepareCode, readSignatures } from '../behaviour/index.ts';
import {
  type CheckInput,
  type CheckResult,
  type OtherAnswer,
  reportDoubted,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { findRunner } from '../run/index.ts';
import { readTree } from '../syntax/index.ts';
import { checkExamples } from './checkExamples.ts';

export async function checkAgreement(input: CheckInput): Promise<CheckResult> {
  const { task, answer, askOthers } = input;
  const { code, language } = answer;
  if (askOthers === null || code === null || language === null) return SILENT;
  if (task.intent !== 'generate' && task.intent !== 'complete') return SILENT;
  if (task.tests !== undefined || !findRunner(language)?.buildRecorder) return SILENT;
  const own = await prepareCode({ code, language, other: null, texts: [task.prompt] });
  if (own === null || findRunner(language)?.isImpure(code)) return SILENT;
  const others = await askOthers();
  const votes: Vote[] = [];
  for (const other of others) votes.push(await compareWith(input, code, language, other));
  return countVotes(input, votes);
}

type Vote =
  | { readonly kind: 'same'; readonly calls: number; readonly isOwn: boolean }
  | { readonly kind: 'different'; readonly evidence: string; readonly other: OtherAnswer }
  | { readonly kind: 'none'; readonly why: string };

async function compareWith(
  input: CheckInput,
  code: string,
  language: string,
  other: OtherAnswer,
): Promise<Vote> {
  const { code: second } = other.answer;
  if (second === null || other.answer.language !== language)
    return { kind: 'none', why: NO_SECOND };
  const texts = [input.task.prompt];
  const [own, tree] = await Promise.all([
    prepareCode({ code, language, other: { code: second, language }, texts }),
    readTree(second, language),
  ]);
  if (own === null || tree === null) return { kind: 'none', why: NO_SECOND };
  const theirs = readSignatures(tree);
  const shared = own.signatures.filter(({ name }) => theirs.some(one => one.name === name));
  const compared = shared.length > 0 ? { ...own, signatures: shared } : own;
  const names = matchNames(compared.signatures, theirs);
  if (names === null) return { kind: 'none', why: 'the second answer has other names' };
  const known = new Set(compared.signatures.map(({ name }) => name));
  const probes = compared.probes.filter(({ target }) => known.has(target));
  const comparison = await compareBehaviour(
    input,
    { ...compared, probes },
    {
      code: second,
      language,
      names,
      isStranger: true,
      titles: ['in this answer', `in that of ${other.model}`],
    },
  );
  switch (comparison.kind) {
    case 'same':
      return (comparison.score ?? 0) < MIN_SCORE
        ? { kind: 'none', why: 'the inputs would show too few faults' }
        : { kind: 'same', calls: comparison.calls, isOwn: other.isOwn ?? false };
    case 'different':
      return { kind: 'different', evidence: comparison.evidence, other };
    case 'unable':
      return { kind: 'none', why: comparison.why };
    case 'cancelled':
      return { kind: 'none', why: 'it was cancelled' };
  }
}

const NO_SECOND = 'the second answer has no code';
/** Inputs that show fewer small faults of the answer than this prove nothing. */
const MIN_SCORE = 0.5;
/** Further answers of one model that must agree with its first: alone it errs alike. */
const MIN_OWN = 2;

async function countVotes(input: CheckInput, votes: readonly Vote[]): Promise<CheckResult> {
  const same = votes.filter(vote => vote.kind === 'same');
  const parted = votes.filter(vote => vote.kind === 'different');
  const [first] = same;
  if (first !== undefined && same.length > parted.length) {
    const inputs = Math.min(...same.map(vote => vote.calls));
    if (!first.isOwn) return reportPassed(`Two models agree on ${inputs} inputs.`, { inputs });
    const [agreeing, answers] = [same.length + 1, votes.length + 1];
    const said = `${agreeing} of ${answers} answers of one model agree on ${inputs} inputs.`;
    return same.length < MIN_OWN
      ? reportUnable(said)
      : reportPassed(said, { inputs, agreeing, answers });
  }
  const [difference] = parted;
  if (difference === undefined) {
    return votes.length === 0
      ? SILENT
      : reportUnable(votes.map(vote => (vote.kind === 'none' ? vote.why : '')).join('; '));
  }
  return weighExamples(input, difference);
}

/** Examples that only this answer fulfils tell which is right; without any, another model may be asked. */
async function weighExamples(
  input: CheckInput,
  { evidence, other }: Extract<Vote, { kind: 'different' }>,
): Promise<CheckResult> {
  const said = `two answers part: ${evidence}`;
  const own = await checkExamples(input);
  if (own.kind !== 'passed') return input.mayEscalate ? reportFailed(said) : reportDoubted(said);
  const theirs = await checkExamples({ ...input, answer: other.answer });
  return theirs.kind === 'failed' ? SILENT : reportDoubted(said);
}
