/** Comments that are read by a machine: compilers, linters, formatters, runners of tests. They are code. */

/** Whether a comment, its marks included, tells a tool something. */
export function isDirective(comment: string): boolean {
  if (/^#!/.test(comment)) return true;
  const text = comment.replace(/^(?:\/\/\/?|\/\*+|#+|--+|;+|<!--|%+)!?/, '');
  if (
    /^\/\/\/\s*</.test(comment) ||
    /^(?:\/\*\s*(?:globals?|exported)\s+[\w$]|\/\*!|\/\*\+|<!--\[if)/.test(comment)
  )
    return true;
  // These stand at their mark, without a blank; a sentence does not.
  if (/^(?:\/\/|--)(?:go:|line |export |!|#|@)/.test(comment)) return true;
  return TOOLS.test(text) || TAGS.test(text);
}

/** The first word after the mark. */
const TOOLS = new RegExp(
  `^\\s*(?:${[
    '@ts-\\w+|@flow|@vite-ignore|@refresh|@formatter|@jsx\\w*|@(?:jest|vitest)-environment|[@#]__\\w+__|sourceMappingURL|[@#]\\s*source(?:Mapping)?URL',
    '(?:es|ts|js|css|style|jscs|std|solid|hado|yaml|mark(?:down)?|ruff|sw?ift|kt|dart|oxl|deno-|cpp|pug-)?lint(?:er)?\\s*[-:]\\s*\\w+|eslint\\b|jshint\\b|standard-\\w+|biome-\\w+|prettier-ignore|deno-\\w+-ignore|tslint:|swiftlint:|stylelint-\\w+|dprint-ignore',
    'istanbul\\b|c8\\b|v8 ignore|node:coverage|webpack\\w+:|nolint\\b|NOLINT\\w*|clang-format\\b|IWYU\\b|cppcheck-suppress|noinspection\\b|ReSharper\\b|ktlint-\\w+|CHECKSTYLE\\b|NOSONAR|NOPMD',
    '\\+build\\b|go:\\w+|swift-tools-version|swiftformat:|rustfmt|language=',
    'type:|noqa|nosec|pylint:|pragma:|pragma\\b|mypy:|pyright:|pyre-|pytype:|ruff:|flake8:|fmt:|yapf:|isort:|autopep8:|cython:|distutils:|doctest:|-\\*-|(?:en)?coding[:=]|vim?:|frozen_string_literal:|typed:|warn_indent:|shareable_constant_value:|rubocop:|steep:|sorbet:|shellcheck\\b|syntax=|escape=|yaml-language-server:|hadolint\\b|requires\\b.*-version|sqlfluff:|noqa:|%%',
  ].join('|')})`,
  'i',
);

/** Tags of documentation that tools obey. */
const TAGS =
  /(?:^|\n)\s*\*?\s*@(?:jsx\w*|license|preserve|jest-environment|vitest-environment|suppress|ts-\w+|internal|customElement)\b/;
