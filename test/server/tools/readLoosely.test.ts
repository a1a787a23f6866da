/** Loose arguments are read where they have one reading, and refused by name where they have none. */
import assert from 'node:assert/strict';
import * as z from 'zod';
import { defineContract } from '../../../src/protocol/tools/contract.ts';
import { readInput } from '../../../src/server/tools/readInput.ts';

const CONTRACT = defineContract({
  name: 'try',
  title: 'Try',
  input: z.object({
    task: z.string().min(1),
    tokens: z.number().int().min(0),
    share: z.number().min(0).max(1).optional(),
    dry: z.boolean().optional(),
    note: z.string().optional(),
    prefix: z.string().optional(),
    files: z.array(z.string()).optional(),
    priority: z.enum(['speed', 'cost']).optional(),
  }),
  output: z.object({}),
  emptyTexts: ['prefix'],
});

function check(name: string, args: Record<string, unknown>, expected: Record<string, unknown>) {
  test(name, () => {
    const { data, error } = readInput(CONTRACT, { task: 'x', tokens: 1, ...args });
    assert.equal(error, undefined);
    assert.deepEqual(data, { task: 'x', tokens: 1, ...expected });
  });
}

function refuse(name: string, args: Record<string, unknown>, field: string) {
  test(`${name} is refused`, () => {
    const { error } = readInput(CONTRACT, { task: 'x', tokens: 1, ...args });
    const issue = error?.issues[0];
    const named = issue?.code === 'unrecognized_keys' ? issue.keys.join() : issue?.path.join();
    assert.equal(named, field);
  });
}

suite('loose arguments', () => {
  check('null is absence', { share: null, dry: null, note: null, files: null, priority: null }, {});
  check('an empty text is absence', { share: '', note: '', priority: '', files: '' }, {});
  check('but where it is a value', { prefix: '' }, { prefix: '' });
  check('a number as text', { tokens: '300', share: ' 0.5 ' }, { tokens: 300, share: 0.5 });
  check('a number with an exponent', { tokens: '1e3' }, { tokens: 1_000 });
  check('a boolean as text', { dry: 'true' }, { dry: true });
  check('a falsehood as text', { dry: 'false' }, { dry: false });
  check('one for a list of one', { files: 'a.ts' }, { files: ['a.ts'] });
  check('digits where text is wanted stay text', { note: '300' }, { note: '300' });
  check('a word where text is wanted stays text', { note: 'true' }, { note: 'true' });
  refuse('a word for a number', { tokens: 'many' }, 'tokens');
  refuse('a number out of range', { share: '7' }, 'share');
  refuse('digits with a unit', { tokens: '300k' }, 'tokens');
  refuse('NaN as text', { tokens: 'NaN' }, 'tokens');
  refuse('infinity by exponent', { tokens: '1e999' }, 'tokens');
  refuse('hexadecimal digits', { tokens: '0x10' }, 'tokens');
  refuse('yes for a boolean', { dry: 'yes' }, 'dry');
  refuse('a number for a boolean', { dry: 1 }, 'dry');
  refuse('a number for text', { note: 5 }, 'note');
  refuse('null for what is needed', { task: null }, 'task');
  refuse('an empty text for what is needed', { tokens: '' }, 'tokens');
  refuse('a list of what is wrong', { files: 5 }, 'files');
  refuse('an unknown field', { colour: 'red' }, 'colour');
  refuse('__proto__', JSON.parse('{"__proto__": {"task": "y"}}'), '__proto__');
});
