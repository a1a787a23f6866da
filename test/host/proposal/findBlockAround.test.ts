/** The function or block around a line, where only the text tells. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findBlockAround } from '../../../src/host/proposal/findBlockAround.ts';

const FILES = new URL('../../fixtures/languages/', import.meta.url);

/** Lines are counted from one, as an editor shows them. */
function check(
  file: string,
  language: string,
  wanted: Readonly<Record<string, readonly number[]>>,
) {
  for (const [range, lines] of Object.entries(wanted)) {
    test(`${file}: ${range} around ${lines.join(', ')}`, () => {
      const all = readFileSync(new URL(file, FILES), 'utf8').split('\n');
      for (const line of lines) {
        const found = findBlockAround(all, line - 1, language);
        const shown = found ? `${found.first + 1}-${found.last + 1}` : 'none';
        assert.equal(shown, range, `line ${line}: ${all[line - 1]}`);
      }
    });
  }
}

suite('the block around a line', () => {
  check('orders.py', 'python', {
    none: [5, 8, 9, 12, 14, 49],
    '16-47': [17, 23, 25, 33],
    '26-32': [26, 28, 29, 31, 32],
    '34-47': [34, 37, 39, 42, 46],
    '50-56': [50, 51, 54, 56],
  });
  check('orders_tabs.py', 'python', { '26-32': [28, 31], '34-47': [38, 46] });
  check('ring.c', 'c', { '6-9': [7, 9], '11-29': [11, 12, 15, 24, 29], '31-44': [34, 38, 42, 44] });
  check('greeter.rb', 'ruby', { '5-7': [6, 7], '9-21': [10, 12, 16, 19], '25-31': [27, 29, 31] });
  check('deploy.sh', 'shellscript', { '4-18': [4, 8, 9, 12, 16, 18], '20-27': [20, 27] });
  check('stock.go', 'go', { '15-18': [16, 18], '20-33': [20, 24, 27, 33] });
  check('invoice.php', 'php', { '7-9': [8, 9], '11-29': [13, 15, 18, 27, 29] });
  check('style.css', 'css', { '1-3': [2, 3], '12-17': [13, 17] });
  check('deploy.yaml', 'yaml', { '10-13': [10], '11-13': [11, 12], '6-18': [6, 7] });
  check('page.html', 'html', { '14-16': [15, 16], '12-17': [13, 17] });

  test('goes by brackets where nothing is indented', () => {
    const lines = 'function f() {\na();\nif (x) {\n\nb("}");\n}\n}\nc();'.split('\n');
    assert.deepEqual(findBlockAround(lines, 1, 'javascript'), { first: 0, last: 6 });
    assert.deepEqual(findBlockAround(lines, 3, 'javascript'), { first: 0, last: 6 });
    assert.equal(findBlockAround(lines, 7, 'javascript'), undefined);
  });
});
