/** How hard tasks look, in several languages, whatever stands around what is asked. */
import assert from 'node:assert/strict';
import { estimateComplexity } from '../../../../src/core/decision-engine/difficulty/estimateComplexity.ts';
import { sigmoid } from '../../../../src/core/decision-engine/difficulty/routerModel.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import { ROUTER } from '../fixtures.ts';

const read = (task: string, language?: string) =>
  estimateComplexity(extractTaskFeatures(task, { language }), ROUTER);
/** How likely a 7B coder is right. */
const chance = (task: string, language?: string) => sigmoid(read(task, language).odds);

/** Each request is done by a 7B coder with a chance between the two. */
function check(least: number, most: number, ...requests: readonly string[]) {
  for (const request of requests) {
    test(`${least} to ${most}: ${request.replaceAll('\n', ' ')}`, () => {
      const is = chance(request);
      assert.ok(is >= least && is <= most, `${is}`);
    });
  }
}

const inFence = (language: string, code: string) => `\n\`\`\`${language}\n${code}\n\`\`\``;

suite('complexity of tasks', () => {
  check(
    0.93,
    1,
    'Add two numbers.',
    'Print hello world in Python',
    'Write a function that doubles a number.',
    'Change the button colour to red',
    'Fix the typo in the footer.',
    'What is a pointer?',
    'Napisz funkcję, która zwraca sumę dwóch liczb.',
    `Make the field optional.${inFence('ts', 'interface A { id: string }')}`,
    'Напиши функцию, которая складывает два числа',
    'Schreibe eine Funktion, die zwei Zahlen addiert',
    '写一个函数,返回列表的长度。',
    '文字列を逆順にする関数を書いてください。',
  );
  check(
    0.5,
    0.99,
    'Implement a binary search',
    'Write a script that renames all files of a folder to lower case.',
    'Write a database query',
    'Write a git hook that runs the tests',
    '实现一个线程安全的缓存类,支持过期时间。',
    'Create a docker compose file',
    'Erzeuge aus einem Text die Liste der häufigsten Wörter.',
    `Write unit tests for this.${inFence('ts', 'export const twice = (n: number) => 2 * n;')}`,
  );
  check(
    0,
    0.45,
    'Write a compiler for C.',
    'Write an operating system kernel',
    'Please build a small relational database engine in Go.',
    'Implement Paxos',
    '# Write a task scheduler for an operating system kernel',
    'Prove that this queue is linearizable.',
    'Write a VPN server.',
    'Separate payments from the rest of our monolith.',
    'Our start takes 40 s, it must be under 3.',
    '实现一个分布式事务协调器',
    'Напиши компилятор для C',
    'Écris un système d’exploitation avec ordonnanceur et pagination.',
    'Implementa una base de datos distribuida con consenso.',
    '분산 데이터베이스를 구현해줘.',
    'वितरित लेनदेन समन्वयक लागू करें',
  );

  const TASK = 'Write a function that merges two sorted lists of numbers.';
  const AROUND: Readonly<Record<string, string>> = {
    'a greeting': `Hi! I hope you are having a great day. ${TASK}`,
    thanks: `${TASK}\n\nThank you so much in advance, I really appreciate it!`,
    'a German letter': `Hallo zusammen, ich hoffe, es geht euch gut.\n${TASK}\nVielen Dank und liebe Grüße\nJörg`,
    'a French one': `Bonjour, j'espère que vous allez bien.\n${TASK}\nMerci beaucoup !`,
    'a Chinese one': `你好！\n${TASK}\n非常感谢！`,
    'a Japanese one': `お疲れ様です。\n${TASK}\nよろしくお願いいたします。`,
    'a Russian one': `Здравствуйте!\n${TASK}\nСпасибо большое!`,
    'a role': `You are an expert in Rust. ${TASK}`,
    'a ticket': `[SHOP-1234] ${TASK}\n\n(request 3f2b8c1e-9a4d-4e7f-b6c5-0d1e2f3a4b5c)`,
    'an address': `${TASK}\nSee https://example.com/t/4711 or write to jo@example.com`,
    'tags of a template': `<task>\n${TASK}\n</task>`,
    'what an agent sees': `<task>\n${TASK}\n</task>\n<environment_details>\nsrc/kernel/scheduler.ts\n# Current Mode\nACT\n</environment_details>`,
    'a story': `We build a distributed trading platform, and I am new here.\n\n${TASK}`,
    'turns before': `User: implement Paxos\nAssistant: Done.\nUser: ${TASK}`,
    'empty lines': `\n\n\n${TASK}   \n\n`,
  };
  for (const [name, text] of Object.entries(AROUND)) {
    test(`${name} changes next to nothing`, () => {
      assert.ok(Math.abs(chance(text) - chance(TASK)) <= 0.02, `${chance(text)} ${chance(TASK)}`);
    });
  }

  test('nor do comments in the code that is given', () => {
    const edit = (code: string) => `Make it public.${inFence('java', code)}`;
    const licence =
      '// SPDX-License-Identifier: MIT\n// Copyright 2026 Example. All rights reserved.\n';
    const code = 'class A {\n  int size() { return 1; }\n}';
    assert.equal(chance(edit(licence + code)), chance(edit(code)));
  });

  test('what an agent puts before a small wish leaves it small', () => {
    const before =
      'You are working in acme/core (Rust, a distributed database with Raft). Rules: small diffs, no unsafe, run the tests.';
    const wish = `rename the argument to size.${inFence('rust', 'fn grow(n: usize) -> usize { 2 * n }')}`;
    assert.ok(chance(`${before} The user says: ${wish}`) > 0.85);
    assert.ok(chance(`# Context\n${before}\n\n# Task\n${wish}`) > 0.85);
  });

  test('a further requirement never makes a task easier', () => {
    for (const [base, ...more] of [
      [
        'Write a counter.',
        'Several threads use it.',
        'It survives a crash.',
        'It is replicated in three regions.',
      ],
      ['Sort a list.', 'It has a billion entries.', 'Memory is limited to 1 GB.', 'Write tests.'],
      ['Upload a file.', 'It can be cancelled and resumed.', 'It is encrypted.', 'Show a button.'],
    ] as const) {
      let [task, last]: [string, number] = [base, chance(base)];
      for (const requirement of more) {
        task += `\n${requirement}`;
        assert.ok(chance(task) <= last + 0.005, `${task}: ${last} → ${chance(task)}`);
        last = chance(task);
      }
    }
  });

  test('it is told by what it became so hard', () => {
    assert.deepEqual(read('Add two numbers.').reasons, ['nothing hard in it']);
    assert.deepEqual(read('Prove that the queue is linearizable.').reasons.slice(0, 1), [
      'a thing that few have built, or a proof',
    ]);
  });

  test('complexity is from trivial to beyond most models', () => {
    assert.ok(read('Add two numbers.').complexity < 0.2);
    assert.ok(read('Write a compiler for C.').complexity > 0.7);
  });
});
