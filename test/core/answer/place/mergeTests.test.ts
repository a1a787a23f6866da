/** Tests of an answer in a file of tests: each thing at its place, and nothing twice. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeTests } from '../../../../src/core/answer/index.ts';

function check(name: string, language: string, file: string, answer: string, wanted: string) {
  test(name, () => {
    assert.equal(mergeTests(file, answer, language), wanted);
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    if (file !== '') assert.equal(mergeTests(windows(file), answer, language), windows(wanted));
  });
}

suite('tests of an answer in a file of tests', () => {
  const SCRIPT =
    "import assert from 'node:assert/strict';\nimport { add } from './sum.ts';\n\ntest('add', () => {\n  assert.equal(add(1, 2), 3);\n});\n";
  const SUB = "test('sub', () => {\n  assert.equal(sub(2, 1), 1);\n});";
  check('are all of a new one', 'typescript', '', `\n${SCRIPT}\n\n`, SCRIPT);
  check(
    'stand at its end, what they import among the imports',
    'typescript',
    SCRIPT,
    `import assert from 'assert';\nimport { add, sub } from './sum.ts';\n\n${SUB}`,
    SCRIPT.replace("'./sum.ts';\n", "'./sum.ts';\nimport { sub } from './sum.ts';\n") +
      `\n${SUB}\n`,
  );
  check(
    'and where the answer is the whole file, too',
    'typescript',
    SCRIPT,
    `${SCRIPT}\n${SUB}\n`,
    `${SCRIPT}\n${SUB}\n`,
  );
  for (const head of [
    '"use strict";',
    '// All of it.',
    '#!/usr/bin/env node',
    '/*\n * Licence\n */',
  ]) {
    const file = `${head}\n\ntest('a', f);\n`;
    const wanted = `${head}\n\nimport { sub } from './sum.ts';\n\ntest('a', f);\n\n${SUB}\n`;
    const answer = `import { sub } from './sum.ts';\n\n${SUB}`;
    check(`their imports stand below ${JSON.stringify(head)}`, 'typescript', file, answer, wanted);
  }
  check(
    'their imports stand below what a module says of itself',
    'python',
    '"""Tests."""\n\n\ndef test_a():\n    pass\n',
    'import sub\n\n\ndef test_b():\n    sub()',
    '"""Tests."""\n\nimport sub\n\n\ndef test_a():\n    pass\n\n\ndef test_b():\n    sub()\n',
  );
  for (const [has, answers, adds] of [
    ['import R from "r";', 'import R, { s } from "r";', 'import { s } from "r";'],
    ['import { s } from "r";', 'import R, { s } from "r";', 'import R from "r";'],
    ['import R, { s } from "r";', 'import R, { s } from "r";', ''],
    ['import t from "t";', 'import R, { s } from "r";', 'import R, { s } from "r";'],
  ] as const) {
    const [file, answer] = [`${has}\n\na();\n`, `${answers}\n\nb();\n`];
    const wanted = `${has}\n${adds && `${adds}\n`}\na();\n\nb();\n`;
    check(
      `no name is imported twice: ${answers} beside ${has}`,
      'javascript',
      file,
      answer,
      wanted,
    );
  }
  check(
    'imports of several lines are one',
    'typescript',
    SCRIPT,
    `import {\n  add,\n  sub,\n} from './sum.ts';\n${SUB}`,
    SCRIPT.replace("'./sum.ts';\n", "'./sum.ts';\nimport { sub } from './sum.ts';\n") +
      `\n${SUB}\n`,
  );
  check(
    'a file without its last line end stays one',
    'typescript',
    SCRIPT.trimEnd(),
    SUB,
    `${SCRIPT}\n${SUB}`,
  );
  check(
    'required modules are not required twice',
    'javascript',
    "const { add } = require('./sum');\nconst t = require('node:test');\n\nt('a', () => add());\n",
    "const t = require('node:test');\nconst { add, sub } = require('./sum');\n\nt('b', () => sub());",
    "const { add } = require('./sum');\nconst t = require('node:test');\nconst { sub } = require('./sum');\n\nt('a', () => add());\n\nt('b', () => sub());\n",
  );

  const PY =
    'import pytest\nfrom shop.cart import total\n\n\ndef test_total():\n    assert total([1]) == 1\n';
  check(
    'two empty lines stay two',
    'python',
    PY,
    'from shop.cart import count\n\n\ndef test_count():\n    assert count([1]) == 1\n',
    `${PY.replace('total\n', 'total\nfrom shop.cart import count\n')}\n\ndef test_count():\n    assert count([1]) == 1\n`,
  );
  const CASE =
    'import unittest\n\n\nclass TestCart(unittest.TestCase):\n    def test_total(self):\n        self.assertEqual(1, 1)\n\n\nif __name__ == "__main__":\n    unittest.main()\n';
  check(
    'a class that is there takes them in',
    'python',
    CASE,
    'import unittest\n\n\nclass TestCart(unittest.TestCase):\n    def test_total(self):\n        self.assertEqual(1, 1)\n\n    def test_count(self):\n        self.assertEqual(2, 2)\n\n\nif __name__ == "__main__":\n    unittest.main()\n',
    CASE.replace(
      '(1, 1)\n',
      '(1, 1)\n\n    def test_count(self):\n        self.assertEqual(2, 2)\n',
    ),
  );

  const JAVA =
    'package shop;\n\nimport static org.junit.jupiter.api.Assertions.*;\nimport org.junit.jupiter.api.Test;\n\nclass CartTest {\n    private final Cart cart = new Cart();\n\n    @Test\n    void total() {\n        assertEquals(1, cart.total());\n    }\n}\n';
  check(
    'and in a language of classes',
    'java',
    JAVA,
    'package shop;\n\nimport java.util.List;\nimport org.junit.jupiter.api.Test;\n\nclass CartTest {\n  private final Cart cart = new Cart();\n\n  @Test\n  void count() {\n    assertEquals(2, cart.count());\n  }\n}\n',
    JAVA.replace('api.Test;\n', 'api.Test;\nimport java.util.List;\n').replace(
      '    }\n}\n',
      '    }\n\n    @Test\n    void count() {\n        assertEquals(2, cart.count());\n    }\n}\n',
    ),
  );
  const SHARP =
    'using Xunit;\n\nnamespace Shop.Tests\n{\n    public class CartTests\n    {\n        [Fact]\n        public void Total()\n        {\n            Assert.Equal(1, 1);\n        }\n    }\n}\n';
  check(
    'within its namespace',
    'csharp',
    SHARP,
    'using Xunit;\n\npublic class CartTests\n{\n    [Fact]\n    public void Count()\n    {\n        Assert.Equal(2, 2);\n    }\n}\n',
    SHARP.replace(
      '        }\n    }\n}\n',
      '        }\n\n        [Fact]\n        public void Count()\n        {\n            Assert.Equal(2, 2);\n        }\n    }\n}\n',
    ),
  );
  const RUST = 'pub fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n';
  const MODULE =
    '#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn adds() {\n        assert_eq!(add(1, 2), 3);\n    }\n}\n';
  check(
    'a module of tests goes to the end of its code',
    'rust',
    RUST,
    MODULE,
    `${RUST}\n${MODULE}`,
  );
  check(
    'and its tests into the one that is there',
    'rust',
    `${RUST}\n${MODULE}`,
    MODULE.replace('adds', 'adds_more').replace('2), 3', '3), 4'),
    `${RUST}\n${MODULE.replace('    }\n}\n', '    }\n\n    #[test]\n    fn adds_more() {\n        assert_eq!(add(1, 3), 4);\n    }\n}\n')}`,
  );
  const GO =
    'package shop\n\nimport (\n\t"testing"\n)\n\nfunc TestTotal(t *testing.T) {\n\tif Total() != 1 {\n\t\tt.Fail()\n\t}\n}\n';
  const MORE = 'func TestCount(t *testing.T) {\n\tif Count() != 2 {\n\t\tt.Fail()\n\t}\n}\n';
  check(
    'a package is not named twice',
    'go',
    GO,
    `package shop\n\nimport "testing"\n\n${MORE}`,
    `${GO}\n${MORE}`.replace('import (', 'import ('),
  );
  check(
    'nor are its imports',
    'go',
    GO,
    `package shop\n\nimport (\n\t"testing"\n)\n\n${MORE}`,
    `${GO}\n${MORE}`,
  );
  const PHP =
    '<?php\n\ndeclare(strict_types=1);\n\nnamespace Tests;\n\nuse PHPUnit\\Framework\\TestCase;\n\nfinal class CartTest extends TestCase\n{\n    public function testTotal(): void\n    {\n        self::assertSame(1, 1);\n    }\n}\n';
  check(
    'what a file begins with is there once',
    'php',
    PHP,
    PHP.replace('testTotal', 'testCount')
      .replace('(1, 1)', '(2, 2)')
      .replace('use PHP', 'use Shop\\Cart;\nuse PHP'),
    PHP.replace('TestCase;\n', 'TestCase;\nuse Shop\\Cart;\n').replace(
      '    }\n}\n',
      '    }\n\n    public function testCount(): void\n    {\n        self::assertSame(2, 2);\n    }\n}\n',
    ),
  );
  const SPEC =
    "require 'cart'\n\nRSpec.describe Cart do\n  it 'totals' do\n    expect(1).to eq(1)\n  end\nend\n";
  check(
    'another block of examples stands below',
    'ruby',
    SPEC,
    "require 'cart'\n\nRSpec.describe Cart, '#count' do\n  it 'counts' do\n    expect(2).to eq(2)\n  end\nend\n",
    `${SPEC}\nRSpec.describe Cart, '#count' do\n  it 'counts' do\n    expect(2).to eq(2)\n  end\nend\n`,
  );
  check(
    'what is there already adds nothing',
    'typescript',
    SCRIPT,
    SUB.replaceAll('sub', 'add').replace('2, 1', '1, 2').replace('), 1', '), 3'),
    SCRIPT,
  );

  test('no line of the file is ever lost', () => {
    const files = [SCRIPT, PY, CASE, JAVA, SHARP, `${RUST}\n${MODULE}`, GO, PHP, SPEC];
    const line = fc.constantFrom(...files.join('\n').split('\n'));
    const answer = fc.array(line, { minLength: 1, maxLength: 20 });
    const property = fc.property(fc.constantFrom(...files), answer, (file, lines) => {
      const now = mergeTests(file, lines.join('\n'), null).split('\n');
      let at = 0;
      for (const each of file.trimEnd().split('\n')) {
        at = now.indexOf(each, at) + 1;
        assert.ok(at > 0, each);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});

suite('tests of an answer in a file that runs them', () => {
  check(
    'stand above what runs a file of several classes',
    'python',
    'import unittest\n\n\nclass TestA(unittest.TestCase):\n    def test_a(self):\n        pass\n\n\nclass TestC(unittest.TestCase):\n    def test_c(self):\n        pass\n\n\nunittest.main()\n',
    'import unittest\n\n\nclass TestB(unittest.TestCase):\n    def test_b(self):\n        pass\n',
    'import unittest\n\n\nclass TestA(unittest.TestCase):\n    def test_a(self):\n        pass\n\n\nclass TestC(unittest.TestCase):\n    def test_c(self):\n        pass\n\n\nclass TestB(unittest.TestCase):\n    def test_b(self):\n        pass\n\n\nunittest.main()\n',
  );
  check(
    'stand above the guard of a module',
    'python',
    'def test_a():\n    assert a() == 1\n\n\nif __name__ == "__main__":\n    pytest.main()\n',
    'def test_b():\n    assert b() == 1\n',
    'def test_a():\n    assert a() == 1\n\n\ndef test_b():\n    assert b() == 1\n\n\nif __name__ == "__main__":\n    pytest.main()\n',
  );
  check(
    'bring no guard where the file has none',
    'python',
    'def test_a():\n    assert a() == 1\n',
    'def test_b():\n    assert b() == 1\n\n\nif __name__ == "__main__":\n    pytest.main()\n',
    'def test_a():\n    assert a() == 1\n\ndef test_b():\n    assert b() == 1\n',
  );
  check(
    'bring no second call that runs them',
    'javascript',
    "import test from 'node:test';\n\ntest('a', () => {});\n\ntest.run();\n",
    "import test from 'node:test';\n\ntest('b', () => {});\n\ntest.run();\n",
    "import test from 'node:test';\n\ntest('a', () => {});\n\ntest('b', () => {});\n\ntest.run();\n",
  );
  check(
    'stand above the call that runs them',
    'javascript',
    "import { test } from 'uvu';\n\ntest('a', () => {});\n\ntest.run();\n",
    "test('b', () => {});\n",
    "import { test } from 'uvu';\n\ntest('a', () => {});\n\ntest('b', () => {});\n\ntest.run();\n",
  );
  check(
    'of a class of another name go into the only one',
    'ruby',
    "require 'minitest/autorun'\n\nclass TestA < Minitest::Test\n  def test_a\n    assert true\n  end\nend\n",
    "require 'minitest/autorun'\n\nclass TestCalc < Minitest::Test\n  def test_b\n    assert true\n  end\nend\n",
    "require 'minitest/autorun'\n\nclass TestA < Minitest::Test\n  def test_a\n    assert true\n  end\n\n  def test_b\n    assert true\n  end\nend\n",
  );
  check(
    'stand above main',
    'cpp',
    '#include <gtest/gtest.h>\n\nTEST(A, a) {\n  EXPECT_EQ(1, 1);\n}\n\nint main(int argc, char **argv) {\n  ::testing::InitGoogleTest(&argc, argv);\n  return RUN_ALL_TESTS();\n}\n',
    '#include <gtest/gtest.h>\n\nTEST(A, b) {\n  EXPECT_EQ(2, 2);\n}\n',
    '#include <gtest/gtest.h>\n\nTEST(A, a) {\n  EXPECT_EQ(1, 1);\n}\n\nTEST(A, b) {\n  EXPECT_EQ(2, 2);\n}\n\nint main(int argc, char **argv) {\n  ::testing::InitGoogleTest(&argc, argv);\n  return RUN_ALL_TESTS();\n}\n',
  );
  check(
    'of a class with another base are a class of their own',
    'python',
    'class TestA:\n    def test_a(self):\n        pass\n',
    'class TestB(Other):\n    def test_b(self):\n        pass\n',
    'class TestA:\n    def test_a(self):\n        pass\n\nclass TestB(Other):\n    def test_b(self):\n        pass\n',
  );
  check(
    'stand above what ends the program',
    'lua',
    "local lu = require('luaunit')\n\nfunction testA()\n  lu.assertEquals(1, 1)\nend\n\nos.exit(lu.LuaUnit.run())\n",
    'function testB()\n  lu.assertEquals(2, 2)\nend\n',
    "local lu = require('luaunit')\n\nfunction testA()\n  lu.assertEquals(1, 1)\nend\n\nfunction testB()\n  lu.assertEquals(2, 2)\nend\n\nos.exit(lu.LuaUnit.run())\n",
  );
  check(
    'of a class of another name with a set-up of its own stay one',
    'python',
    'class TestA:\n    def setUp(self):\n        self.a = 1\n\n    def test_a(self):\n        pass\n',
    'class TestB:\n    def setUp(self):\n        self.b = 2\n        self.start()\n\n    def test_b(self):\n        pass\n',
    'class TestA:\n    def setUp(self):\n        self.a = 1\n\n    def test_a(self):\n        pass\n\nclass TestB:\n    def setUp(self):\n        self.b = 2\n        self.start()\n\n    def test_b(self):\n        pass\n',
  );
});
