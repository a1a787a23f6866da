/** Skills and the agent that the editor gets: their heads, as it reads them, and that nothing they name is missing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import * as contracts from '../../src/protocol/tools/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { contributes } = JSON.parse(read('package.json'));

/** As the Agent Skills specification has it. */
const MAX_DESCRIPTION_CHARS = 1_024;
/** A skill is read whole into an agent's context. */
const MAX_FILE_CHARS = 2_400;

function readHead(path: string): Readonly<Record<string, string>> {
  const [, head] = /^---\n(.*?)\n---\n/s.exec(read(path)) ?? [];
  assert.ok(head, `${path} has no head`);
  return Object.fromEntries(head.split('\n').map(line => line.split(/: (.*)/s, 2)));
}

const paths = (point: string): string[] =>
  contributes[point].map((one: { path: string }) => one.path);

/** Every name of a tool and a field, quoted. */
const wire = Object.values(contracts)
  .filter(each => typeof each === 'object' && 'input' in each && 'output' in each)
  .map(({ name, input, output }) =>
    JSON.stringify([name, z.toJSONSchema(input), z.toJSONSchema(output)]),
  )
  .join('\n');

suite('what agents in the editor are told', () => {
  test('there are two skills, each named as its folder, and one agent', () => {
    assert.equal(paths('chatSkills').length, 2);
    for (const path of paths('chatSkills')) {
      assert.match(path, /^\.\/.*\/SKILL\.md$/);
      const { name, description } = readHead(path);
      assert.equal(name, basename(dirname(path)));
      assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(description && description.length <= MAX_DESCRIPTION_CHARS);
    }
    assert.equal(paths('chatAgents').length, 1);
    assert.match(paths('chatAgents')[0] ?? '', /\.agent\.md$/);
  });

  for (const path of [...paths('chatSkills'), ...paths('chatAgents')]) {
    test(`${path} is short, packed, and names tools and fields that there are`, () => {
      const text = read(path);
      assert.ok(text.length <= MAX_FILE_CHARS, `${text.length} characters`);
      assert.ok(
        read('.vscodeignore')
          .split('\n')
          .includes(`!${path.slice(2)}`),
        'it is not packed',
      );
      assert.ok(read('test/e2e/vsix/files.txt').includes(`extension/${path.slice(2)}\n`));
      for (const [, word] of text.matchAll(/`([a-z]+(?:_[a-z]+)+)\b/g)) {
        assert.ok(wire.includes(`"${word}"`), `there is no ${word}`);
      }
    });
  }
});
