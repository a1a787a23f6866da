/** The door of `core/languages`: what other rooms may use of it. */
export { detectAnswerLanguage } from './detectAnswerLanguage.ts';
export { detectFileLanguage, findLanguageId } from './languageNames.ts';
