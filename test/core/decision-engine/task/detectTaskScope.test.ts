/** How much is asked, whatever its length and its script. */
import assert from 'node:assert/strict';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { estimateComplexity } from '../../../../src/core/decision-engine/task/complexity.ts';
import {
  detectTaskScope,
  type TaskScope,
} from '../../../../src/core/decision-engine/task/detectTaskScope.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import { measureTask } from '../../../../src/server/decide/measureTask.ts';
import { SMALL, selection } from '../fixtures.ts';

function check(scope: TaskScope, ...requests: readonly string[]) {
  for (const request of requests) {
    test(`${scope}: ${request}`, () => assert.equal(detectTaskScope(request, false), scope));
  }
}

const quality = (task: string) =>
  selectModels(
    selection({ task: measureTask({ task, context_length: 0 }, 'cost'), models: [SMALL] }),
  ).candidates[0]!.quality;
const complexity = (task: string) => estimateComplexity(extractTaskFeatures(task));

suite('scope of a task', () => {
  check(
    'vast',
    'Write a compiler for C.',
    'Write an operating system kernel',
    'Implement Paxos',
    'Please build a small relational database engine in Go.',
    'Design a physics engine',
    '实现一个分布式事务协调器',
    'Напиши компилятор для C',
    'वितरित लेनदेन समन्वयक लागू करें',
  );
  check(
    'large',
    'Write a snake game in JavaScript with canvas, sound and levels.',
    'Create a todo app with React',
    'Port SQLite to Rust',
    'Rewrite our backend in Go',
    'I want a chat server',
  );
  check('open', 'Implement MapTiler', 'Write a frobnicator in Rust', 'Build me a thing for taxes');
  check(
    'usual',
    'Implement a binary search',
    'Write a function that connects to a database',
    'Write a script that calls the compiler for each file',
    'Write a database query',
    'Write a test for the game loop',
    'Port this function to Rust',
    'Write a git hook that runs the linter',
    'Create a docker compose file',
    'Create a button with a server error message',
    '用Python反转一个字符串',
  );
  check(
    'trivial',
    'Fix the typo in this comment: // Retrun the lenght of the list',
    'Print hello world in Python',
    'Rename the variable x to count',
    'Remove the unused imports',
    'Change the button colour to red',
  );

  test('a compiler is not easier than a typo', () => {
    const typo = quality('Fix the typo in this comment: // Retrun the lenght of the list');
    const polite = quality(
      'Hello! Could you please be so kind and fix the typo in the comment below? Thank you so much!\n// Retrun',
    );
    for (const vast of ['Write a compiler for C.', 'Implement Paxos']) {
      assert.ok(quality(vast) < Math.min(typo, polite) - 0.2);
    }
    assert.ok(Math.abs(typo - polite) < 0.03);
  });

  test('what cannot be read is not called plain', () => {
    for (const task of [
      '用Python反转一个字符串',
      'Напиши функцию, которая складывает два числа',
      'एक स्ट्रिंग को उलट दें',
      'Schreibe eine Funktion, die zwei Zahlen addiert und prüft',
    ]) {
      const { reasons } = complexity(task);
      assert.deepEqual(reasons, ['words in a language that is not read']);
      assert.ok(complexity(task).complexity > complexity('Add two numbers.').complexity);
    }
  });

  test('a short wish for something unknown is middling, not plain', () => {
    const { complexity: open, reasons } = complexity('Write a frobnicator.');
    assert.ok(open > complexity('Write a function.').complexity && open < 0.2);
    assert.deepEqual(reasons, ['a short request for something of unknown size']);
  });

  test('a scope is named', () => {
    assert.equal(complexity('Implement Paxos').reasons[0], 'a very large program');
    assert.equal(complexity('Fix the typo.').reasons[0], 'a small edit');
  });

  test('words of any script are prose and count as words', () => {
    const [russian, chinese, none] = [
      'Верни все числа, которые делятся на семь.',
      '返回所有能被七整除的数字',
      '7 7 7',
    ].map(text => extractTaskFeatures(text).values);
    const [english] = [extractTaskFeatures('Return all numbers that seven divides.').values];
    for (const other of [russian!, chinese!]) {
      const far = other.filter((value, at) => Math.abs(value - english![at]!) > 1).length;
      const ofNone = none!.filter((value, at) => Math.abs(value - english![at]!) > 1).length;
      assert.ok(far < ofNone, `${far} figures differ, ${ofNone} of no words at all`);
    }
  });
});
