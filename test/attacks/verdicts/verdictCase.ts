/** An answer with its tests: what it shows, the language, the code, the tests, and the request. */
export type VerdictCase = readonly [
  what: string,
  language: string,
  code: string,
  tests: string,
  prompt?: string,
];
