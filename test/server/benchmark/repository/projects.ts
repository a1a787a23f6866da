/** Small repositories in several languages, each with a history that tasks can be made of. */
import { execFileSync } from 'node:child_process';
import { type GitProject, gitProject } from '../../verify/gitProject.ts';

export interface History extends GitProject {
  /** Writes the files, null removes one, and commits all. The commit's id. */
  readonly commit: (message: string, files: Readonly<Record<string, string | null>>) => string;
}

export async function makeHistory(files: Readonly<Record<string, string>>): Promise<History> {
  const project = await gitProject(files);
  project.git('config', 'user.name', 'Test');
  project.git('config', 'user.email', 'test@example.org');
  return {
    ...project,
    commit: (message, changed) => {
      for (const [path, text] of Object.entries(changed)) {
        if (text === null) project.git('rm', '-q', path);
        else project.write(path, text);
      }
      project.git('add', '-A');
      project.git('commit', '-qm', message);
      return project.git('rev-parse', 'HEAD').trim();
    },
  };
}

/** What a commit may be: code and its tests, only one of them, or what nothing is made of. */
export async function makeScriptHistory(): Promise<History> {
  const history = await makeHistory({
    'package.json': '{"name":"slugs","type":"module","scripts":{"test":"node --test test/"}}\n',
    '.gitignore': 'node_modules\ndist\n',
    'src/slugify.js': `/** A text as a part of an address. */
export function slugify(text) {
  return text.toLowerCase().replace(/ /g, '-');
}
`,
    'test/slugify.test.js': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugify } from '../src/slugify.js';

test('words are joined', () => assert.equal(slugify('One Two'), 'one-two'));
`,
  });
  history.commit('Describe it', { 'README.md': '# Slugs\n' });
  history.commit('slugify: join words by one dash, however many blanks are between them', {
    'src/slugify.js': SLUGIFY,
    'test/slugify.test.js': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugify } from '../src/slugify.js';

test('words are joined', () => assert.equal(slugify('One Two'), 'one-two'));
test('blanks are one dash', () => assert.equal(slugify(' One   Two '), 'one-two'));
`,
  });
  history.commit('Say more', { 'README.md': '# Slugs\n\nFor addresses.\n' });
  return history;
}

export const SLUGIFY = `/** A text as a part of an address. */
export function slugify(text) {
  const wordsOfTheText = text.trim().toLowerCase().split(/\\s+/);
  return wordsOfTheText.join('-');
}
`;

export async function makePythonHistory(): Promise<History> {
  const history = await makeHistory({
    'setup.py': 'from setuptools import setup\nsetup(name="totals")\n',
    'totals/__init__.py': '',
    'totals/parse.py': `"""Amounts in words."""


def parse_amount(text):
    """The cents of an amount such as 1.50."""
    whole, part = text.split(".")
    return int(whole) * 100 + int(part)


def describe(cents):
    """The amount of so many cents, with two digits behind the point."""
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    rest = str(part).rjust(2, "0")
    return f"{sign}{whole}.{rest}"
`,
    'tests/__init__.py': '',
    'tests/test_parse.py': `import unittest

from totals.parse import describe, parse_amount


class ParseTest(unittest.TestCase):
    def test_amount(self):
        self.assertEqual(parse_amount("1.50"), 150)

    def test_describe(self):
        self.assertEqual(describe(-205), "-2.05")
`,
  });
  history.commit(
    'Accept amounts without cents\n\nparse_amount("3") is 300.\n\nSigned-off-by: A B <a@b.c>',
    {
      'totals/parse.py': `"""Amounts in words."""


def parse_amount(text):
    """The cents of an amount such as 1.50 or 3."""
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part or 0)


def describe(cents):
    """The amount of so many cents, with two digits behind the point."""
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    rest = str(part).rjust(2, "0")
    return f"{sign}{whole}.{rest}"
`,
      'tests/test_parse.py': `import unittest

from totals.parse import describe, parse_amount


class ParseTest(unittest.TestCase):
    def test_amount(self):
        self.assertEqual(parse_amount("1.50"), 150)

    def test_whole(self):
        self.assertEqual(parse_amount("3"), 300)

    def test_describe(self):
        self.assertEqual(describe(-205), "-2.05")
`,
    },
  );
  return history;
}

export async function makeShellHistory(): Promise<History> {
  const history = await makeHistory({
    'lib/greet.sh': 'greet() {\n  echo "hello"\n}\n',
    'test/greet.test.sh': '. lib/greet.sh\n[ "$(greet)" = hello ] && echo "1 passed"\n',
  });
  history.commit('greet names who is greeted', {
    'lib/greet.sh': 'greet() {\n  echo hello $1\n}\n',
    'test/greet.test.sh':
      '. lib/greet.sh\n[ "$(greet)" = hello ] && [ "$(greet you)" = "hello you" ] && echo "2 passed"\n',
  });
  return history;
}

export async function makeRustHistory(): Promise<History> {
  const history = await makeHistory({
    'Cargo.toml': '[package]\nname = "steps"\nversion = "0.1.0"\nedition = "2021"\n',
    'src/lib.rs': '/// The next step.\npub fn next(step: u32) -> u32 {\n    step + 1\n}\n',
    'tests/next.rs': '#[test]\nfn goes_on() {\n    assert_eq!(steps::next(1), 2);\n}\n',
  });
  history.commit('Stay at the last step, which is 9', {
    'src/lib.rs':
      '/// The next step.\npub fn next(step: u32) -> u32 {\n    if step >= 9 { 9 } else { step + 1 }\n}\n',
    'tests/next.rs':
      '#[test]\nfn goes_on() {\n    assert_eq!(steps::next(1), 2);\n}\n\n#[test]\nfn stays() {\n    assert_eq!(steps::next(9), 9);\n}\n',
  });
  return history;
}

export function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
