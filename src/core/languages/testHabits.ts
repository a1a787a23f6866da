/**
 * How tests are kept in each language: what their files are called, and where each framework puts the
 * first one of a workspace. One row a language; nothing else knows.
 */

export interface TestHabit {
  /** VS Code's language ids, and the endings of their files. */
  readonly languages: readonly string[];
  readonly endings: readonly string[];
  /** The ending of its test files, where it is another one. */
  readonly testEnding?: string;
  /**
   * Names of test files without their ending; in a folder of tests, the name itself may be one. None:
   * tests stand in the file of their code.
   */
  readonly names: readonly string[];
  /** Those that are known, in the order in which they are looked for. */
  readonly frameworks: readonly Framework[];
}

export interface Framework {
  readonly name: string;
  /** A file of the project, in the code's folder or above, and what it says; absent: it is always there. */
  readonly manifest?: { readonly file: string; readonly says: RegExp };
  /**
   * Where the first test of a workspace goes: `{dir}` is the code's folder, `{root}` what stands before
   * `from` in it and `{rest}` what stands behind, `{name}` and `{ending}` are the code's. Null: no habit.
   */
  readonly place: { readonly from: readonly string[]; readonly to: string } | null;
}

const BESIDE = { from: [], to: '{dir}/{name}.test.{ending}' };
const SOURCES = ['src', 'lib', 'app'];
const inPackage = (says: RegExp) => ({ manifest: { file: 'package.json', says } }) as const;
/** Maven and Gradle lay a project out alike. */
const jvm = (language: string, ending: string): readonly Framework[] =>
  [
    { file: 'pom.xml', says: /junit/ },
    { file: 'build.gradle', says: /junit|useJUnitPlatform/i },
    { file: 'build.gradle.kts', says: /junit|useJUnitPlatform|kotlin\("test"\)/i },
  ].map(manifest => ({
    name: 'JUnit',
    manifest,
    place: {
      from: [`src/main/${language}`],
      to: `{root}/src/test/${language}/{rest}/{name}Test.${ending}`,
    },
  }));

export const TEST_HABITS: readonly TestHabit[] = [
  {
    languages: ['typescript', 'javascript', 'typescriptreact', 'javascriptreact'],
    endings: ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'],
    names: ['{name}.test', '{name}.spec', '{name}_test', '{name}-test', 'test-{name}'],
    frameworks: [
      { name: 'Vitest', ...inPackage(/"vitest"/), place: BESIDE },
      { name: 'Jest', ...inPackage(/"(?:ts-)?jest"/), place: BESIDE },
      {
        name: 'Mocha',
        ...inPackage(/"mocha"/),
        place: { from: SOURCES, to: '{root}/test/{rest}/{name}.test.{ending}' },
      },
      { name: 'node:test', ...inPackage(/node\b[^"\n]* --test\b/), place: BESIDE },
    ],
  },
  {
    languages: ['python'],
    endings: ['py'],
    names: ['test_{name}', '{name}_test'],
    frameworks: ['pyproject.toml', 'pytest.ini', 'setup.cfg', 'tox.ini', 'requirements.txt'].map(
      file => ({
        name: 'pytest',
        manifest: { file, says: /\bpytest\b/ },
        place: { from: SOURCES, to: '{root}/tests/test_{name}.py' },
      }),
    ),
  },
  {
    languages: ['go'],
    endings: ['go'],
    names: ['{name}_test'],
    // The language's own tool finds them nowhere else.
    frameworks: [{ name: 'testing', place: { from: [], to: '{dir}/{name}_test.go' } }],
  },
  {
    languages: ['rust'],
    endings: ['rs'],
    names: [],
    // Tests of a unit stand at the end of its own file.
    frameworks: [{ name: '#[test]', place: { from: [], to: '{dir}/{name}.rs' } }],
  },
  {
    languages: ['java'],
    endings: ['java'],
    names: ['{name}Test', '{name}Tests', 'Test{name}'],
    frameworks: jvm('java', 'java'),
  },
  {
    languages: ['kotlin'],
    endings: ['kt'],
    names: ['{name}Test', '{name}Tests'],
    frameworks: jvm('kotlin', 'kt'),
  },
  {
    languages: ['csharp'],
    endings: ['cs'],
    names: ['{name}Tests', '{name}Test'],
    // A project of tests is made by hand: without one there is no place.
    frameworks: [],
  },
  {
    languages: ['ruby'],
    endings: ['rb'],
    names: ['{name}_spec', '{name}_test', 'test_{name}'],
    frameworks: [
      ['.rspec', /(?:)/],
      ['Gemfile', /\brspec\b/],
    ].map(([file, says]) => ({
      name: 'RSpec',
      manifest: { file: file as string, says: says as RegExp },
      place: { from: SOURCES, to: '{root}/spec/{rest}/{name}_spec.rb' },
    })),
  },
  {
    languages: ['php'],
    endings: ['php'],
    names: ['{name}Test'],
    frameworks: [
      ['phpunit.xml', /(?:)/],
      ['phpunit.xml.dist', /(?:)/],
      ['composer.json', /phpunit\/phpunit/],
    ].map(([file, says]) => ({
      name: 'PHPUnit',
      manifest: { file: file as string, says: says as RegExp },
      place: { from: SOURCES, to: '{root}/tests/{rest}/{name}Test.php' },
    })),
  },
  {
    languages: ['swift'],
    endings: ['swift'],
    names: ['{name}Tests', '{name}Test'],
    frameworks: [],
  },
  {
    languages: ['dart'],
    endings: ['dart'],
    names: ['{name}_test'],
    frameworks: [
      {
        name: 'package:test',
        manifest: { file: 'pubspec.yaml', says: /\b(?:flutter_test|test):/ },
        place: { from: ['lib'], to: '{root}/test/{rest}/{name}_test.dart' },
      },
    ],
  },
  {
    languages: ['elixir'],
    endings: ['ex', 'exs'],
    testEnding: 'exs',
    names: ['{name}_test'],
    frameworks: [
      {
        name: 'ExUnit',
        manifest: { file: 'mix.exs', says: /(?:)/ },
        place: { from: ['lib'], to: '{root}/test/{rest}/{name}_test.exs' },
      },
    ],
  },
];

/** The row of a language; undefined where nothing is known of its tests. */
export function findTestHabit(language: string): TestHabit | undefined {
  return TEST_HABITS.find(({ languages }) => languages.includes(language));
}
