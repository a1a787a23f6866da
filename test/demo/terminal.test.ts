/** Rows, streams and tables as a person sees them. */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { table } from './table.ts';
import { openTerminal, wrap } from './terminal.ts';

/** What is written to an output that is no terminal, so without colours. */
function written(write: (terminal: ReturnType<typeof openTerminal>) => void): string {
  let text = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  write(openTerminal(Object.assign(out, { columns: 42 }) as unknown as NodeJS.WriteStream));
  return text;
}

function check(name: string, text: string, columns: number, expected: readonly string[]): void {
  test(name, () => assert.deepEqual(wrap(text, columns), expected));
}

suite('terminal', () => {
  check('a line is broken at spaces', 'one two three', 8, ['one two', 'three']);
  check('a long word stands alone', 'a muchtoolong b', 4, ['a', 'muchtoolong', 'b']);
  check('own line breaks and indents stay', 'a\n  b', 8, ['a', '  b']);

  test('a row has its label once', () => {
    const text = written(terminal => terminal.row('because', 'it is the cheapest one that fits'));
    assert.equal(text, 'because     it is the cheapest one that\n            fits\n');
  });

  test('a stream has a bar before each line, however it is cut', () => {
    const text = written(terminal => {
      const stream = terminal.stream('answer');
      for (const piece of ['a', 'b\nc', '\n', 'd']) stream.write(piece);
      stream.end();
    });
    assert.equal(text, 'answer      │ ab\n            │ c\n            │ d\n');
  });

  test('an empty line of a stream keeps its bar', () => {
    const text = written(terminal => {
      const stream = terminal.stream('answer');
      stream.write('a\n\nb\n');
      stream.end();
    });
    assert.equal(text, 'answer      │ a\n            │ \n            │ b\n');
  });

  test('a table aligns names to the left and figures to the right', () => {
    assert.deepEqual(
      table([
        ['model', 'calls'],
        ['a', '12'],
      ]),
      ['model   calls', 'a          12'],
    );
  });
});
