/** The door of `core/test-files`: what other rooms may use of it. */
export { describeTestPlace, type TestPlace } from './describeTestPlace.ts';
export { detectTestRole, type TestRole } from './detectTestRole.ts';
export { findTestFile, type TestFile } from './findTestFile.ts';
