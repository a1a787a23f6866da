/** Selections in Python. */
import type { Selected } from './selection.ts';

const MEDIAN = `def median(values: list[float]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2`;
const LEAP = `def is_leap(year: int) -> bool:
    if year % 400 == 0:
        return True
    if year % 100 == 0:
        return False
    return year % 4 == 0`;
const FLATTEN = `def flatten(nested: list[list[int]]) -> list[int]:
    flat = []
    for inner in nested:
        for item in inner:
            flat.append(item)
    return flat`;
const INITIALS = `def initials(name: str) -> str:
    letters = ""
    for part in name.split():
        letters += part[0].upper() + "."
    return letters`;
const ROMAN = `def roman(number: int) -> str:
    if number < 1:
        raise ValueError("number")
    digits = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for value, sign in digits:
        while number >= value:
            out += sign
            number -= value
    return out`;
const DEDUPE = `def dedupe(items: list[str]) -> list[str]:
    seen = set()
    out = []
    for item in items:
        if item not in seen:
            seen.add(item)
            out.append(item)
    return out`;

const pytest = (name: string, ...lines: readonly string[]) =>
  `import pytest\n\nfrom app import ${name}\n\n\ndef test_${name}():\n    ${lines.join('\n    ')}\n`;

const documented = (code: string, words: string) => code.replace(':\n', `:\n    """${words}"""\n`);

export const OF_PYTHON: readonly Selected[] = [
  {
    ...{ name: 'median', language: 'python', code: MEDIAN },
    document: {
      right: documented(MEDIAN, 'The middle value.'),
      wrong: documented(MEDIAN, 'The middle value.').replace('/ 2', '// 2'),
    },
    refactor: {
      right: `def median(values: list[float]) -> float:\n    ordered = sorted(values)\n    half, is_odd = divmod(len(ordered), 2)\n    return ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2`,
      wrong: `def median(values: list[float]) -> float:\n    values.sort()\n    half, is_odd = divmod(len(values), 2)\n    return values[half] if is_odd else (values[half - 1] + values[half]) / 2`,
    },
    test: {
      right: pytest(
        'median',
        'assert median([3, 1, 2]) == 2',
        'assert median([4, 1, 3, 2]) == 2.5',
        'assert median([7]) == 7',
      ),
      wrong: pytest('median', 'assert median([3, 1, 2]) is not None'),
    },
    fix: {
      code: MEDIAN.replace('len(ordered) // 2', 'len(ordered) / 2'),
      words: 'TypeError: list indices must be integers or slices, not float',
      right: MEDIAN,
      wrong: MEDIAN.replace('len(ordered) // 2', 'float(len(ordered) // 2)'),
    },
    complete: {
      code: 'def median(values: list[float]) -> float:\n    """The middle value, or the mean of the two.\n\n    >>> median([4, 1, 3, 2])\n    2.5\n    """\n',
      right: MEDIAN,
      second:
        'from statistics import median as middle\n\n\ndef median(values: list[float]) -> float:\n    return middle(values)',
      wrong: MEDIAN.replace('sorted(values)', 'values'),
    },
  },
  {
    ...{ name: 'is_leap', language: 'python', code: LEAP },
    document: {
      right: documented(LEAP, 'Whether a year has 366 days.'),
      wrong: documented(LEAP, 'Whether a year has 366 days.').replace('% 100', '% 10'),
    },
    refactor: {
      right: `def is_leap(year: int) -> bool:\n    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)`,
      wrong: `def is_leap(year: int) -> bool:\n    return year % 4 == 0 and year % 100 != 0`,
    },
    test: {
      right: pytest(
        'is_leap',
        'assert is_leap(2000)',
        'assert not is_leap(1900)',
        'assert is_leap(2024)',
        'assert not is_leap(2023)',
      ),
      wrong: pytest('is_leap', 'assert is_leap(1900)'),
    },
    fix: {
      code: LEAP.replace('return year % 4 == 0', 'return yaer % 4 == 0'),
      words: "NameError: name 'yaer' is not defined",
      right: LEAP,
      wrong: LEAP.replace('return year % 4 == 0', 'return years % 4 == 0'),
    },
    complete: {
      code: 'def is_leap(year: int) -> bool:\n    """Whether the Gregorian year has 366 days."""\n',
      right: LEAP,
      second:
        'import calendar\n\n\ndef is_leap(year: int) -> bool:\n    return calendar.isleap(year)',
      wrong: 'def is_leap(year: int) -> bool:\n    return year % 4 == 0',
    },
  },
  {
    ...{ name: 'flatten', language: 'python', code: FLATTEN },
    document: {
      right: documented(FLATTEN, 'All items, in order.'),
      wrong: documented(FLATTEN, 'All items, in order.').replace('append(item)', 'append(inner)'),
    },
    refactor: {
      right: `def flatten(nested: list[list[int]]) -> list[int]:\n    return [item for inner in nested for item in inner]`,
      wrong: `def flatten(nested: list[list[int]]):\n    return (item for inner in nested for item in inner)`,
    },
    test: {
      right: pytest(
        'flatten',
        'assert flatten([[1, 2], [], [3]]) == [1, 2, 3]',
        'assert flatten([]) == []',
      ),
      wrong: pytest('flatten', 'assert isinstance(flatten([[1]]), list)'),
    },
    fix: {
      code: FLATTEN.replace('flat = []', 'flat = ()'),
      words: "AttributeError: 'tuple' object has no attribute 'append'",
      right: FLATTEN,
      wrong: FLATTEN.replace('flat = []', 'flat = tuple()'),
    },
    complete: {
      code: 'def flatten(nested: list[list[int]]) -> list[int]:\n    """The items of all lists in order."""\n',
      right: FLATTEN,
      second:
        'from itertools import chain\n\n\ndef flatten(nested: list[list[int]]) -> list[int]:\n    return list(chain.from_iterable(nested))',
      wrong:
        'def flatten(nested: list[list[int]]) -> list[int]:\n    return sorted(item for inner in nested for item in inner)',
    },
  },
  {
    ...{ name: 'initials', language: 'python', code: INITIALS },
    document: {
      right: INITIALS.replace('    letters = ""', '    # One after the other.\n    letters = ""'),
      wrong: INITIALS.replace('    letters = ""', '    # One after the other.\n    letters = " "'),
    },
    refactor: {
      right: `def initials(name: str) -> str:\n    return "".join(f"{part[0].upper()}." for part in name.split())`,
      wrong: `def initials(name: str) -> str:\n    return ".".join(part[0].upper() for part in name.split())`,
    },
    test: {
      right: pytest(
        'initials',
        'assert initials("ada king lovelace") == "A.K.L."',
        'assert initials("") == ""',
      ),
      wrong: pytest('initials', 'assert initials("ada lovelace") == "AL"'),
    },
    fix: {
      code: INITIALS.replace('name.split()', 'name.split(" ")'),
      words: 'IndexError: string index out of range',
      right: INITIALS.replace(
        'part[0].upper() + "."',
        '(part[0].upper() + "." if part else "")',
      ).replace('name.split()', 'name.split(" ")'),
      wrong: INITIALS.replace('name.split()', 'name.strip().split(" ")'),
    },
    complete: {
      code: 'def initials(name: str) -> str:\n    """Initials with dots: initials("ada lovelace") returns "A.L."\n    """\n',
      right: INITIALS,
      second:
        'def initials(name: str) -> str:\n    return "".join(word[:1].upper() + "." for word in name.split())',
      wrong: INITIALS.replace('.upper()', ''),
    },
  },
  {
    ...{ name: 'roman', language: 'python', code: ROMAN },
    document: {
      right: documented(ROMAN, 'A Roman number.'),
      wrong: documented(ROMAN, 'A Roman number.').replace('ValueError', 'TypeError'),
    },
    refactor: {
      right: `DIGITS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))\n\n\ndef roman(number: int) -> str:\n    if number < 1:\n        raise ValueError("number")\n    out = []\n    for value, sign in DIGITS:\n        count, number = divmod(number, value)\n        out.append(sign * count)\n    return "".join(out)`,
      wrong: `DIGITS = ((10, "X"), (5, "V"), (1, "I"))\n\n\ndef roman(number: int) -> str:\n    if number < 1:\n        raise ValueError("number")\n    out = []\n    for value, sign in DIGITS:\n        count, number = divmod(number, value)\n        out.append(sign * count)\n    return "".join(out)`,
    },
    test: {
      right: pytest(
        'roman',
        'assert roman(14) == "XIV"',
        'assert roman(9) == "IX"',
        'assert roman(26) == "XXVI"',
        'with pytest.raises(ValueError):',
        '    roman(0)',
      ),
      wrong: pytest('roman', 'roman(14)', 'assert True'),
    },
    fix: {
      code: ROMAN.replace('number -= value', 'numbr -= value'),
      words:
        "UnboundLocalError: cannot access local variable 'numbr' where it is not associated with a value",
      right: ROMAN,
      wrong: ROMAN.replace('number -= value', 'num -= value'),
    },
    complete: {
      code: 'def roman(number: int) -> str:\n    """Roman numerals up to 39; ValueError below 1.\n\n    >>> roman(14)\n    \'XIV\'\n    """\n',
      right: ROMAN,
      second:
        'def roman(number: int) -> str:\n    if number < 1:\n        raise ValueError("too small")\n    tens, ones = divmod(number, 10)\n    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]\n    return "X" * tens + units[ones]',
      wrong: ROMAN.replace('(9, "IX"), ', ''),
    },
  },
  {
    ...{ name: 'dedupe', language: 'python', code: DEDUPE },
    document: {
      right: documented(DEDUPE, 'Each item once, where it came first.'),
      wrong: `"""Each item once."""\n${DEDUPE.replace('not in', 'in')}`,
    },
    refactor: {
      right: `def dedupe(items: list[str]) -> list[str]:\n    return list(dict.fromkeys(items))`,
      wrong: `def dedupe(items: list[str]) -> list[str]:\n    return list(set(items))`,
    },
    test: {
      right: pytest('dedupe', 'assert dedupe(["b", "a", "b"]) == ["b", "a"]'),
      wrong: pytest('dedupe', 'assert dedupe(["b", "a", "b"]) == ["a", "b"]'),
    },
    fix: {
      code: DEDUPE.replace('seen = set()', 'seen = {}'),
      words: "AttributeError: 'dict' object has no attribute 'add'",
      right: DEDUPE,
      wrong: DEDUPE.replace('seen = set()', 'seen = dict()'),
    },
    complete: {
      code: 'def dedupe(items: list[str]) -> list[str]:\n    """Each item once, in the order of the first time."""\n',
      right: DEDUPE,
      second: 'def dedupe(items: list[str]) -> list[str]:\n    return list(dict.fromkeys(items))',
      wrong: 'def dedupe(items: list[str]) -> list[str]:\n    return sorted(set(items))',
    },
  },
];
