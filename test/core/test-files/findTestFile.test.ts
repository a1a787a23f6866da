/** Where tests go, by what a workspace has: its own tests tell, else the framework that it names. */
import assert from 'node:assert/strict';
import { findLanguage } from '../../../src/core/languages/index.ts';
import { describeTestPlace, findTestFile } from '../../../src/core/test-files/index.ts';

function find(language: string, source: string, files: readonly string[], framework?: string) {
  const habit = findLanguage(language)?.testFiles;
  assert.ok(habit, language);
  const own = habit.frameworks.find(({ name }) => name === framework) ?? null;
  return findTestFile(source, [source, ...files], habit, own);
}

/** `files` beside the code; the example is the one that shows how. */
function check(
  language: string,
  source: string,
  files: readonly string[],
  path: string | null,
  example: string | null = files.at(-1) ?? null,
) {
  test(`${source} with ${files.join(', ') || 'nothing'}: ${path ?? 'no habit'}`, () => {
    const found = find(language, source, files);
    assert.equal(found?.path ?? null, path);
    if (path !== null) assert.equal(found?.example, example);
  });
}

suite('the file for tests, by the tests that there are', () => {
  const ts = 'typescript';
  check(ts, 'src/cart.ts', ['src/money.ts', 'src/money.test.ts'], 'src/cart.test.ts');
  check(ts, 'src/cart.ts', ['src/money.ts', 'src/money.spec.ts'], 'src/cart.spec.ts');
  check(
    ts,
    'src/a/cart.ts',
    ['src/b/money.ts', 'src/b/__tests__/money.test.ts'],
    'src/a/__tests__/cart.test.ts',
  );
  check(
    ts,
    'src/a/cart.ts',
    ['src/b/money.ts', 'src/b/__tests__/money.ts'],
    'src/a/__tests__/cart.ts',
  );
  check(ts, 'src/a/b/cart.ts', ['src/a/money.ts', 'test/a/money.test.ts'], 'test/a/b/cart.test.ts');
  check(ts, 'src/cart.ts', ['src/money.ts', 'test/unit/money.test.ts'], 'test/unit/cart.test.ts');
  check(
    ts,
    'src/cart.ts',
    ['src/money.ts', 'src/money.test.ts', 'src/cart.test.ts'],
    'src/cart.test.ts',
  );
  check(
    'typescriptreact',
    'src/Cart.tsx',
    ['src/Money.tsx', 'src/Money.test.tsx'],
    'src/Cart.test.tsx',
  );
  check('javascript', 'lib/cart.js', ['lib/money.js', 'test/money.js'], 'test/cart.js');
  check(
    ts,
    'packages/a/src/x/cart.ts',
    ['packages/b/src/x/money.ts', 'packages/b/test/x/money.test.ts'],
    'packages/a/test/x/cart.test.ts',
  );
  check(
    ts,
    'packages/a/src/cart.ts',
    [
      'packages/b/src/money.ts',
      'packages/b/test/money.test.ts',
      'packages/a/src/sum.ts',
      'packages/a/src/sum.spec.ts',
    ],
    'packages/a/src/cart.spec.ts',
  );
  check(
    ts,
    'src/index.ts',
    ['src/a/index.ts', 'src/a/index.test.ts', 'src/sum.ts', 'src/sum.test.ts'],
    'src/index.test.ts',
  );
  check('python', 'shop/cart.py', ['shop/money.py', 'tests/test_money.py'], 'tests/test_cart.py');
  check(
    'python',
    'shop/a/cart.py',
    ['shop/b/money.py', 'tests/b/test_money.py'],
    'tests/a/test_cart.py',
  );
  check(
    'python',
    'shop/cart.py',
    ['shop/money.py', 'shop/tests/test_money.py'],
    'shop/tests/test_cart.py',
  );
  check('python', 'cart.py', ['tests/conftest.py', 'tests/test_all.py'], 'tests/test_cart.py');
  check(
    'java',
    'src/main/java/shop/Cart.java',
    ['src/main/java/Money.java', 'src/test/java/MoneyTest.java'],
    'src/test/java/shop/CartTest.java',
  );
  check(
    'csharp',
    'src/Shop/Models/Cart.cs',
    ['src/Shop/Money.cs', 'tests/Shop.Tests/MoneyTests.cs'],
    'tests/Shop.Tests/Models/CartTests.cs',
  );
  check(
    'csharp',
    'Bill/Cart.cs',
    ['Shop/Money.cs', 'Shop.Tests/MoneyTests.cs'],
    'Bill.Tests/CartTests.cs',
  );
  check(
    'ruby',
    'app/models/cart.rb',
    ['app/services/pay.rb', 'spec/services/pay_spec.rb'],
    'spec/models/cart_spec.rb',
  );
  check(
    'ruby',
    'lib/shop/cart.rb',
    ['lib/shop/pay.rb', 'test/shop/test_pay.rb'],
    'test/shop/test_cart.rb',
  );
  check(
    'php',
    'src/Model/Cart.php',
    ['src/Money.php', 'tests/Unit/MoneyTest.php'],
    'tests/Unit/Model/CartTest.php',
  );
  check(
    'swift',
    'Sources/Shop/Cart.swift',
    ['Sources/Shop/Money.swift', 'Tests/ShopTests/MoneyTests.swift'],
    'Tests/ShopTests/CartTests.swift',
  );
  check(
    'elixir',
    'lib/shop/cart.ex',
    ['lib/money.ex', 'test/money_test.exs'],
    'test/shop/cart_test.exs',
  );
  check(
    'dart',
    'lib/src/cart.dart',
    ['lib/src/money.dart', 'test/src/money_test.dart'],
    'test/src/cart_test.dart',
  );
  check(ts, 'src/cart.ts', [], null);
  check(ts, 'src/cart.ts', ['src/money.ts'], null);
  check(ts, 'src/cart.test.ts', ['src/money.ts', 'src/money.test.ts'], null);
  check('python', 'tests/test_cart.py', ['shop/cart.py'], null);
  check('rust', 'src/cart.rs', [], 'src/cart.rs', null);
});

suite('the file for the first tests of a workspace', () => {
  const cases: readonly (readonly [
    language: string,
    framework: string,
    source: string,
    path: string | null,
  ])[] = [
    ['typescript', 'Vitest', 'src/a/cart.ts', 'src/a/cart.test.ts'],
    ['javascript', 'Jest', 'cart.js', 'cart.test.js'],
    ['javascript', 'Mocha', 'src/a/cart.js', 'test/a/cart.test.js'],
    ['javascript', 'Mocha', 'packages/x/lib/cart.mjs', 'packages/x/test/cart.test.mjs'],
    ['python', 'pytest', 'src/shop/cart.py', 'tests/test_cart.py'],
    ['python', 'pytest', 'shop/cart.py', 'tests/test_cart.py'],
    ['go', 'testing', 'shop/cart.go', 'shop/cart_test.go'],
    ['java', 'JUnit', 'web/src/main/java/shop/Cart.java', 'web/src/test/java/shop/CartTest.java'],
    ['java', 'JUnit', 'scratch/Cart.java', null],
    ['kotlin', 'JUnit', 'src/main/kotlin/Cart.kt', 'src/test/kotlin/CartTest.kt'],
    ['ruby', 'RSpec', 'lib/shop/cart.rb', 'spec/shop/cart_spec.rb'],
    ['php', 'PHPUnit', 'src/Model/Cart.php', 'tests/Model/CartTest.php'],
    ['dart', 'package:test', 'lib/cart.dart', 'test/cart_test.dart'],
    ['elixir', 'ExUnit', 'lib/shop/cart.ex', 'test/shop/cart_test.exs'],
  ];
  for (const [language, framework, source, path] of cases) {
    test(`${source} by ${framework}: ${path ?? 'none'}`, () => {
      assert.equal(find(language, source, [], framework)?.path ?? null, path);
    });
  }
  test('the tests that there are outweigh it', () => {
    const found = find(
      'typescript',
      'src/cart.ts',
      ['src/money.ts', 'test/money.spec.ts'],
      'Vitest',
    );
    assert.equal(found?.path, 'test/cart.spec.ts');
  });
});

suite('what a model is told of the file for its tests', () => {
  const place = {
    source: 'src/a/cart.ts',
    path: 'test/a/cart.test.ts',
    isNew: true,
    framework: 'Vitest',
    hasExample: true,
  };
  test('a new one: where the code is from there, and who runs it', () => {
    const told = describeTestPlace(place);
    assert.match(
      told,
      /into the new file `cart\.test\.ts`; from there, the code is at `\.\.\/\.\.\/src\/a\/cart\.ts`/,
    );
    assert.match(
      told,
      /imports included\. They are run by Vitest\. Write them as the tests that are shown/,
    );
  });
  test('one that is there: the new tests alone', () => {
    assert.match(
      describeTestPlace({ ...place, path: 'src/a/cart.test.ts', isNew: false }),
      /`\.\/cart\.ts`\. Answer with the new tests alone/,
    );
  });
  test('the file of the code itself', () => {
    assert.match(
      describeTestPlace({
        ...place,
        path: place.source,
        isNew: false,
        framework: null,
        hasExample: false,
      }),
      /to the end of the same file, `cart\.ts`/,
    );
  });
});
