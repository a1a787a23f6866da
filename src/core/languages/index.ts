/** The door of `core/languages`: what other rooms may use of it. */
export { detectAnswerLanguage } from './detectAnswerLanguage.ts';
export { detectCodeLanguage } from './detectCodeLanguage.ts';
export { LANGUAGES } from './entries/index.ts';
export {
  areRelated,
  detectFileLanguage,
  findLanguage,
  findLanguageId,
  normalizeDialectName,
} from './findLanguage.ts';
export type {
  CommentMarks,
  Framework,
  HarnessName,
  HeadingMarks,
  Language,
  LanguageRole,
  LogicWords,
  ParserName,
  Part,
  TestHabit,
} from './language.ts';
export { findMentionedLanguage, joinProgramNames, mayMention } from './mentionedLanguage.ts';
export { listTestRunners, OFFLINE_ENV, type TestRunner } from './testRunners.ts';
