/** Tasks in Python that the tiny model never saw; some look much like what it knows. */
import type { TestedTask } from '../tasks.ts';

export function pythonTasks(): readonly TestedTask[] {
  return TASKS.map(([id, task, tests, reference]) => ({
    id: `py-${id}`,
    language: 'python',
    task,
    tests,
    reference,
    beyondTiny: true,
  }));
}

/** Id, request, tests, reference. */
const TASKS: readonly (readonly [string, string, string, string])[] = [
  [
    'smallest',
    'Write a Python function named smallest that finds the smallest number in a list.',
    'assert smallest([3, 1, 2]) == 1\nassert smallest([-1, -7]) == -7',
    'def smallest(xs):\n    return min(xs)',
  ],
  [
    'count_words',
    'Write a Python function named count_words that counts the words in a string.',
    'assert count_words("one two  three") == 3\nassert count_words("  ") == 0',
    'def count_words(text):\n    return len(text.split())',
  ],
  [
    'average',
    'Write a Python function named average that averages a list of numbers.',
    'assert average([1, 2, 3]) == 2\nassert average([0.5, 1.5]) == 1',
    'def average(xs):\n    return sum(xs) / len(xs)',
  ],
  [
    'is_prime',
    'Write a Python function named is_prime that checks if a number is prime.',
    'assert [n for n in range(-2, 20) if is_prime(n)] == [2, 3, 5, 7, 11, 13, 17, 19]',
    'def is_prime(n):\n    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))',
  ],
  [
    'flatten_deep',
    'Write a Python function flatten_deep(xs) that flattens a list of lists nested to any depth.',
    'assert flatten_deep([1, [2, [3, [4]], []]]) == [1, 2, 3, 4]\nassert flatten_deep([]) == []',
    `def flatten_deep(xs):
    flat = []
    for x in xs:
        flat.extend(flatten_deep(x) if isinstance(x, list) else [x])
    return flat`,
  ],
  [
    'group_anagrams',
    'Write a Python function group_anagrams(words) that groups words with the same letters, in order of first appearance.',
    'assert group_anagrams(["eat", "tan", "tea", "nat", "x"]) == [["eat", "tea"], ["tan", "nat"], ["x"]]',
    `def group_anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault(''.join(sorted(word)), []).append(word)
    return list(groups.values())`,
  ],
  [
    'edit_distance',
    'Write a Python function edit_distance(a, b) that returns the Levenshtein distance of two strings.',
    'assert edit_distance("kitten", "sitting") == 3\nassert edit_distance("", "abc") == 3\nassert edit_distance("a", "a") == 0',
    `def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]`,
  ],
  [
    'balanced',
    'Write a Python function balanced(text) that checks whether (), [] and {} are balanced; other letters do not matter.',
    'assert balanced("a(b[c]{d})")\nassert not balanced("(]")\nassert not balanced("((")\nassert balanced("")',
    `def balanced(text):
    pairs, stack = {')': '(', ']': '[', '}': '{'}, []
    for letter in text:
        if letter in pairs.values():
            stack.append(letter)
        elif letter in pairs and (not stack or stack.pop() != pairs[letter]):
            return False
    return not stack`,
  ],
  [
    'Matrix',
    'Write a Python class Matrix that takes a list of rows and supports m @ n and m.transposed(), both giving a Matrix with .rows.',
    `m = Matrix([[1, 2], [3, 4]])
assert (m @ Matrix([[1, 0], [0, 1]])).rows == [[1, 2], [3, 4]]
assert (m @ Matrix([[2], [1]])).rows == [[4], [10]]
assert m.transposed().rows == [[1, 3], [2, 4]]`,
    `class Matrix:
    def __init__(self, rows):
        self.rows = rows
    def transposed(self):
        return Matrix([list(column) for column in zip(*self.rows)])
    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, c)) for c in columns] for row in self.rows])`,
  ],
  [
    'rle',
    'Write Python functions encode(text) and decode(code) for run-length encoding: "aaab" becomes "3a1b".',
    'assert encode("aaab") == "3a1b"\nassert decode("3a1b") == "aaab"\nassert decode(encode("x" * 12)) == "x" * 12\nassert encode("") == ""',
    `import re
from itertools import groupby

def encode(text):
    return ''.join(f'{len(list(run))}{letter}' for letter, run in groupby(text))

def decode(code):
    return ''.join(letter * int(count) for count, letter in re.findall(r'(\\d+)(\\D)', code))`,
  ],
  [
    'retry',
    'Write a Python decorator retry(times) that calls the function again when it raises, up to times calls in all, then re-raises.',
    `calls = []
@retry(3)
def shaky(until):
    calls.append(1)
    if len(calls) < until: raise ValueError('no')
    return 'ok'
assert shaky(3) == 'ok' and len(calls) == 3
calls.clear()
try:
    shaky(9)
    assert False
except ValueError:
    assert len(calls) == 3`,
    `import functools

def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if attempt == times - 1:
                        raise
        return wrapper
    return decorate`,
  ],
];
