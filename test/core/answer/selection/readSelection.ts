/** Reads answers that stand for selected code, for the tests of this room. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/index.ts';
import type { Task } from '../../../../src/core/types.ts';

export const FENCE = '```';

function read(answer: string, replaces: string, extra: Partial<Task> = {}) {
  const counts = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0 };
  const task = {
    prompt: 'Fix this code.',
    intent: 'fix',
    replaces,
    language: 'javascript',
  } as const;
  return cleanAnswer(answer.replaceAll('~', FENCE), {
    ...task,
    ...counts,
    priority: 'cost',
    ...extra,
  });
}

/** `~` stands for three backticks. */
export function check(
  name: string,
  answer: string,
  replaces: string,
  wanted: string,
  extra?: Partial<Task>,
) {
  test(name, () => {
    const { code, defect } = read(answer, replaces, extra);
    assert.equal(defect, null);
    assert.equal(code?.trimEnd(), wanted.trimEnd());
  });
}

export function checkDefect(name: string, answer: string, replaces: string, extra?: Partial<Task>) {
  test(name, () => {
    const { code, defect } = read(answer, replaces, extra);
    assert.equal(code, null);
    assert.match(defect ?? '', /^The answer /);
  });
}

export function checkNone(name: string, answer: string, replaces: string, extra?: Partial<Task>) {
  test(`${name} is none`, () => assert.equal(read(answer, replaces, extra).code, null));
}

export const F = 'function f() {\n  a();\n  return 1;\n}\n';
export const G = F.replace('1', '2');
