/**
 * Whether there is an answer at all: not empty, not cut, no refusal, no "ask a larger model", no
 * placeholder where the code should be, no endless repetition, and code where code was asked for.
 */
import { wantsCode } from '../../core/prompting.ts';
import { type CheckInput, type CheckResult, failed, passed } from './check.ts';

export function complete({ task, answer, finish }: CheckInput): CheckResult {
  const { text, code } = answer;
  if (text.trim() === '') return failed('The answer is empty.');
  if (finish === 'length') return failed('The answer was cut off at its token limit.');
  const repeated = repetition(text);
  if (repeated !== null) return failed(`The answer repeats itself without end: ${repeated}`);
  if (code === null) {
    const refusal = GIVES_UP.exec(text.slice(0, MAX_READ_CHARS))?.[0];
    if (refusal !== undefined) return failed(`The model gave up: "${oneLine(text)}"`);
    if (wantsCode(task)) return failed(`The answer has no code: "${oneLine(text)}"`);
    return passed('The answer is complete.');
  }
  const gap = code.split('\n').find(line => ELISION.test(line));
  if (gap !== undefined && !task.prompt.includes(gap.trim())) {
    return failed(`The code leaves a part out: ${gap.trim()}`);
  }
  return passed('The answer is complete.');
}

/** Refusals and resignations stand at the beginning. */
const MAX_READ_CHARS = 600;

const GIVES_UP = new RegExp(
  [
    'ask (a|an|some) (larger|bigger|better|more (capable|powerful)|stronger)',
    "\\bI('| a)m (not sure|unsure|unable|not able|afraid)\\b",
    "\\bI (can(no|')t|could ?n[o']t|do(n't| not) know|won't|must decline)\\b",
    "\\bI('m| am) (very |really )?sorry\\b",
    '\\bas an AI\\b',
    '\\bbeyond my (ability|abilities|capabilities|knowledge)\\b',
    '\\b(please )?consult (a|an) (expert|professional|larger)\\b',
  ].join('|'),
  'i',
);

/** Comments that stand for code which is not there. */
const ELISION = new RegExp(
  '^\\s*(//|#|/\\*|--|<!--|\\{/\\*)\\s*(' +
    [
      '(\\.{3}|…)?\\s*(the )?(rest|remainder) of (the|your|this|my)\\b',
      '(\\.{3}|…)\\s*(existing|previous|remaining|other|same|your|unchanged|omitted)\\b',
      '(existing|previous|remaining|unchanged) (code|implementation|methods|logic)\\b.{0,20}$',
      '(add |put |write |insert )?your (code|implementation|logic|solution)( goes)? here',
      'TODO:? *(implement|add|write|complete|finish|your)\\b',
      'implement(ation)? (this|here|goes here|me|logic here)\\b',
      '(code|implementation|body) (omitted|goes here|unchanged)\\b',
    ].join('|') +
    ')',
  'i',
);

const MIN_REPEATS = 12;
const MIN_LINE_CHARS = 8;

/** A line that fills the end of the text: small models fall into such loops. */
function repetition(text: string): string | null {
  const lines = text.split('\n').map(line => line.trim());
  let run = 1;
  for (let i = 1; i < lines.length; i += 1) {
    run = lines[i] === lines[i - 1] ? run + 1 : 1;
    const line = lines[i] ?? '';
    if (run >= MIN_REPEATS && line.length >= MIN_LINE_CHARS) return oneLine(line);
  }
  return null;
}

function oneLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
