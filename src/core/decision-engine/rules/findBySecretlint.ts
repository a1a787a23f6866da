/**
 * The recommended rules of secretlint, run on a text. Which of its makers' formats are known is kept
 * up to date there; whether what one of them found is more than a placeholder is judged here.
 *
 * They are called directly, since its own engine answers later and reads remarks in the text: one
 * that says `secretlint-disable` would open whatever follows it.
 */
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type {
  SecretLintRuleContext,
  SecretLintRuleCreator,
  SecretLintSourceCode,
} from '@secretlint/types';
import { isInPieces, isPlaceholder } from './placeholder.ts';

/** The name of what occurs in `text`, with its article; undefined where nothing does. */
export function findBySecretlint(text: string): string | undefined {
  return USED.find(rule => listFindings(rule, text).some(isSecret))?.name;
}

const PREFIX = '@secretlint/secretlint-rule-';

/** Each for its reason: ours knows more, or theirs takes seconds on a text made to be slow. */
const UNUSED: ReadonlySet<string> = new Set([
  // Obeys the text.
  'filter-comments',
  // Looks at files of two names alone.
  'gcp',
  // Wants whole keys with their end; takes user:pass and localhost for secrets.
  'privatekey',
  'basicauth',
  'database-connection-string',
  // Three seconds for a megabyte of beginnings.
  'github',
]);

interface NamedRule {
  readonly name: string;
  readonly create: SecretLintRuleCreator['create'];
}

const USED: readonly NamedRule[] = rules
  .map(rule => ({ maker: rule.meta.id.replace(PREFIX, ''), create: rule.create }))
  .filter(({ maker }) => !UNUSED.has(maker))
  .map(({ maker, create }) => ({ name: `a credential of ${maker}`, create }));

function listFindings({ create }: NamedRule, text: string): readonly string[] {
  const found: string[] = [];
  const context: SecretLintRuleContext = {
    sharedOptions: {},
    createTranslator: () => messageId => ({
      message: '',
      messageId: String(messageId),
      data: undefined,
    }),
    report: ({ range }) => void found.push(text.slice(...range)),
    ignore: () => {},
  };
  // The rules that are used read these alone.
  const source: Partial<SecretLintSourceCode> = { content: text, ext: '', contentType: 'text' };
  void create(context, {}).file?.(source as SecretLintSourceCode);
  return found;
}

function isSecret(found: string): boolean {
  const [longest = ''] = (found.match(/[A-Za-z0-9]+/g) ?? []).sort((a, b) => b.length - a.length);
  return !isPlaceholder(found) && isInPieces(longest);
}
