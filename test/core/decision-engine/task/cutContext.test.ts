/** What agents put around a request is no part of it, however it is marked. */
import assert from 'node:assert/strict';
import { cutContext } from '../../../../src/core/decision-engine/task/cutContext.ts';

const ASK = 'Rename tmp to total.';
const FILE = 'class Kernel {\n  schedule() {}\n}';

function check(name: string, prompt: string, expected = ASK) {
  test(name, () => assert.equal(cutContext(prompt).trim(), expected));
}

suite('context around a request', () => {
  check('none', ASK);
  check(
    'a tag beside it',
    `<task>\n${ASK}\n</task>\n<environment_details>\n${FILE}\n</environment_details>`,
  );
  check('tags of context alone', `<open_files>\n${FILE}\n</open_files>\n${ASK}`);
  check(
    'a tag on one line',
    `<system-reminder>${FILE}</system-reminder>\n<user_query>${ASK}</user_query>`,
  );
  check(
    'headings',
    `# Project overview\nA distributed database.\n## Storage\nB-trees.\n# Task\n${ASK}`,
  );
  check(
    'a heading of context alone',
    `## Background\nWe build kernels.\n\n## Change\n${ASK}`,
    `## Change\n${ASK}`,
  );
  check('a label', `You are an expert in Raft. Be secure.\n\nUser request: ${ASK}`);
  check('a label within a line', `You are in acme/kernel. The user says: ${ASK}`);
  check('one in bold', `Rules and more rules.\n**Task:** ${ASK}`);
  check('another language', `Kontext: ein Betriebssystem\nAufgabe: ${ASK}`);
  check('unspaced scripts', `背景：分布式数据库\n任务：${ASK}`);
  check('turns before', `User: implement Paxos\nAssistant: Done.\nUser: ${ASK}`);

  const plain = [
    ['markup that is asked about', 'Close it.\n<form>\n<input>\n</form>'],
    ['a tag that never ends', 'What does <task> do?\n<task>\nx'],
    [
      'labels of requirements',
      'Write a game.\nRules: two players.\nProject: none.\nNotes: no colours.',
    ],
    ['words that only begin so', 'Task queue in Rust: exactly once.\nQuery planner: cost based.'],
    ['a label in code', 'Fix it.\n```yaml\ntask: build\nuser: root\n```'],
    ['nothing but context', '# Context\nA kernel.'],
  ] as const;
  for (const [name, prompt] of plain) check(`kept: ${name}`, prompt, prompt);
});
