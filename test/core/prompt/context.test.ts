/** Each instruction is shown what helps it, whole lines, within its room, and nothing that may not be shown. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseContext } from '../../../src/core/prompt/context.ts';
import { TASK_KINDS, type Task, type TaskContext, type TaskKind } from '../../../src/core/types.ts';

const BEFORE = `import { readFileSync } from 'node:fs';
import {
  type Money,
  sum,
} from './money.ts';

const RATE = 0.19;

export class Cart {
  readonly items: Money[] = [];

  add(item: Money): void {
    this.items.push(item);
  }

`;
const CODE = `  total(): Money {
    return sum(this.items);
  }
`;
const AFTER = `
  clear(): void {
    this.items.length = 0;
  }
}

export function makeCart(): Cart {
  return new Cart();
}
`;
const CONTEXT: TaskContext = {
  before: BEFORE,
  after: AFTER,
  diagnostics: ["Error at `return sum(this.items);`: Cannot find name 'sum'."],
  related: [
    { filePath: '/w/money.ts', text: 'export interface Money {\n  readonly cents: number;\n}' },
  ],
};

function taskOf(intent: TaskKind | undefined, context: TaskContext = CONTEXT): Task {
  const counts = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0 };
  const rest = { language: 'typescript', context, priority: 'cost' as const, ...counts };
  return { prompt: 'Do it.', replaces: CODE, ...rest, ...(intent && { intent }) };
}

const show = (intent: TaskKind | undefined, maxChars = 6_000, mayShow = (_: object) => true) =>
  chooseContext(taskOf(intent), maxChars, mayShow);
const names = (intent: TaskKind | undefined) =>
  show(intent)
    .map(({ what }) => what)
    .join(' ');
const textOf = (intent: TaskKind | undefined, what: string) =>
  show(intent).find(part => part.what === what)?.text;

suite('context of a task', () => {
  test('each instruction gets what it needs', () => {
    assert.equal(names('fix'), 'diagnostics imports enclosing related outline');
    assert.equal(names('explain'), 'imports enclosing related outline');
    assert.equal(names('refactor'), 'imports enclosing related outline');
    assert.equal(names('document'), 'enclosing imports outline');
    assert.equal(names('test'), 'related imports enclosing');
    assert.equal(names('complete'), 'imports enclosing related before after');
    assert.equal(names(undefined), 'imports enclosing related before after');
    assert.equal(names('rename'), 'enclosing outline');
    assert.equal(names('translate'), 'imports');
    assert.equal(
      chooseContext({ ...taskOf('fix'), context: undefined } as never, 9, () => true).length,
      0,
    );
  });

  test('imports are whole, also those of several lines', () => {
    const head = BEFORE.split('\n').slice(0, 5).join('\n');
    assert.equal(textOf('fix', 'imports'), head);
  });

  test('what encloses the code is told by its heads', () => {
    assert.equal(textOf('fix', 'enclosing'), 'export class Cart {');
    const before = 'class A:\n    def f(self):\n        for x in xs:\n';
    const context = { before, after: '\n    def g(self):\n        pass\n' };
    const inner = { ...taskOf('explain', context), replaces: '            print(x)\n' };
    const heads = 'class A:\n    def f(self):\n        for x in xs:';
    assert.equal(
      chooseContext(inner, 900, () => true).find(p => p.what === 'enclosing')?.text,
      heads,
    );
    const { replaces: _, ...words } = inner;
    assert.equal(
      chooseContext(words, 900, () => true).find(p => p.what === 'enclosing')?.text,
      heads,
    );
  });

  test('the outline has the heads of the rest, and no bodies', () => {
    const outline = textOf('explain', 'outline') ?? '';
    for (const head of ['class Cart', 'add(item', 'clear()', 'makeCart()']) {
      assert.ok(outline.includes(head), head);
    }
    assert.doesNotMatch(outline, /push|length/);
  });

  test('of what stands before, the nearest lines are kept, of what stands after the first', () => {
    const lines = Array.from({ length: 400 }, (_, n) => `line${n} = ${n}`).join('\n');
    const context = { before: `${lines}\n`, after: `\n${lines}` };
    const parts = chooseContext(taskOf('complete', context), 1_000, () => true);
    assert.match(
      parts.find(({ what }) => what === 'before')?.text ?? '',
      /^line3\d\d = .*line399 = 399$/s,
    );
    assert.match(parts.find(({ what }) => what === 'after')?.text ?? '', /^line0 = 0\nline1 = 1\n/);
  });

  test('what must not be shown takes no room', () => {
    const parts = show(
      'types',
      6_000,
      part => (part as { filePath?: string }).filePath === undefined,
    );
    assert.deepEqual(
      parts.map(({ what }) => what),
      ['imports', 'enclosing'],
    );
  });

  test('never more than the room, for any intent and any text', () => {
    const side = fc.string({ unit: 'grapheme', maxLength: 3_000 });
    const related = fc.array(fc.record({ filePath: fc.string(), text: side }), { maxLength: 4 });
    const contexts = fc.record({ before: side, after: side, diagnostics: fc.array(side), related });
    const room = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(fc.constantFrom(...TASK_KINDS), contexts, room, (intent, context, maxChars) => {
        const parts = chooseContext(taskOf(intent, context), maxChars, () => true);
        assert.ok(parts.reduce((sum, { text }) => sum + text.length, 0) <= maxChars);
      }),
    );
  });
});
