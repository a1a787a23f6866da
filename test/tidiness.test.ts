/** The tree's own rules: files stay one idea, and rooms have names that say what is in them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const TEST = fileURLToPath(new URL('.', import.meta.url));
const MOST_LINES = 300;
const MOST_WIDTH = 120;
const MEDIAN_LINES = 70;
const MOST_FILES = 25;
const BANNED_ROOMS = ['utils', 'helpers', 'common'];

const entries = readdirSync(SRC, { recursive: true, withFileTypes: true });
const files = entries
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => {
    const path = join(entry.parentPath, entry.name);
    return { path: path.slice(SRC.length + 1), text: readFileSync(path, 'utf8') };
  });
const lines = (text: string) => text.trimEnd().split('\n').length;

suite('tidiness', () => {
  test(`no file has more than ${MOST_LINES} lines`, () => {
    const long = files.filter(file => lines(file.text) > MOST_LINES).map(file => file.path);
    assert.deepEqual(long, []);
  });

  test(`half of the files have at most ${MEDIAN_LINES} lines`, () => {
    const sizes = files.map(file => lines(file.text)).sort((a, b) => a - b);
    const median = sizes[Math.floor(sizes.length / 2)]!;
    assert.ok(median <= MEDIAN_LINES, `the median is ${median}`);
  });

  test(`no comment is wider than ${MOST_WIDTH}`, () => {
    const wide = files.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => {
        const isComment = /^\s*(\*|\/\*|\/\/)/.test(line);
        return isComment && line.length > MOST_WIDTH ? [`${path}:${at + 1}`] : [];
      }),
    );
    assert.deepEqual(wide, []);
  });

  test('each file begins by saying what it is for', () => {
    const silent = files.filter(file => !/^(#!.*\n)?\/\*\*/.test(file.text)).map(file => file.path);
    assert.deepEqual(silent, []);
  });

  test(`no room has more than ${MOST_FILES} files`, () => {
    const rooms = Map.groupBy(files, file => dirname(file.path));
    const crowded = [...rooms].filter(([, inside]) => inside.length > MOST_FILES);
    assert.deepEqual(
      crowded.map(([room]) => room),
      [],
    );
  });

  test('no room is a drawer', () => {
    const drawers = entries.filter(entry => BANNED_ROOMS.includes(basename(entry.name, '.ts')));
    assert.deepEqual(
      drawers.map(entry => entry.name),
      [],
    );
  });

  test('the test of a file lies where the file lies', () => {
    const tests = readdirSync(TEST, { recursive: true, encoding: 'utf8' })
      .map(path => path.replaceAll('\\', '/'))
      .filter(path => /\.test\.ts$/.test(path) && !path.includes('node_modules'));
    const places = Map.groupBy(
      files.map(({ path }) => path.replaceAll('\\', '/')),
      path => basename(path, '.ts'),
    );
    const astray = tests.filter(path => {
      const room = dirname(path);
      const name = basename(path).replace(/(\.slow)?\.test\.ts$/, '');
      const found = places.get(name) ?? [];
      const isThere = found.includes(`${room}/${name}.ts`);
      return !isThere && found.some(file => file.startsWith(`${room}/`));
    });
    assert.deepEqual(astray, []);
  });
});
