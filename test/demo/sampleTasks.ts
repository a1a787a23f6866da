/** What `npm start` routes when no task is given: two easy ones, one that goes wrong, one too hard. */

export interface SampleTask {
  readonly task: string;
  readonly language?: string;
  /** Runs after the answer's code; exit status 0 passes. */
  readonly tests?: string;
}

/**
 * Each names its function, so that the tests fit any model's answer. The tiny model gets the first
 * two right, writes a reasonable-looking mistake for the third, and passes on the fourth.
 */
export const SAMPLE_TASKS: readonly SampleTask[] = [
  {
    task: 'Write a JavaScript function unique(xs) that removes duplicates from a list.',
    language: 'javascript',
    tests: [
      "import assert from 'node:assert/strict';",
      'assert.deepEqual(unique([3, 1, 3, 2, 1]), [3, 1, 2]);',
      'assert.deepEqual(unique([]), []);',
    ].join('\n'),
  },
  {
    task: 'Write a Python function factorial(n) that computes the factorial of n.',
    language: 'python',
    tests: 'assert [factorial(n) for n in (0, 1, 5)] == [1, 1, 120]',
  },
  {
    task: 'Write a JavaScript function reverse(xs) that reverses a list.',
    language: 'javascript',
    tests: [
      "import assert from 'node:assert/strict';",
      'assert.deepEqual(reverse([1, 2, 3]), [3, 2, 1]);',
    ].join('\n'),
  },
  { task: 'Find the race condition in my kernel driver.' },
];
