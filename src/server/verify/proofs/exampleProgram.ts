/**
 * The examples of a task and of its answer as a test program: doctests in Python, calls with their
 * values in every language. It fails with one line per example that does not hold, and where none of
 * the request's own examples could be tried, which proves nothing.
 */
import { listTopLevelNames } from '../../../core/answer/index.ts';
import { type CallExample, findCallExamples, isFaultReport } from './findCallExamples.ts';

/** Tests in the code's language, or null where there is no example. */
export function buildExampleProgram(
  prompt: string,
  code: string,
  language: string | null,
): string | null {
  if (isFaultReport(prompt)) return null;
  const names = listTopLevelNames(code);
  const asked = findCallExamples(prompt, names);
  const known = new Set(asked.map(({ call }) => call));
  const own = findCallExamples(code, names).filter(({ call }) => !known.has(call));
  const prints = /\bconsole\.|\bprint\s*\(|\bstdout\b/.test(code);
  if (language === 'python') {
    const doctests = /^[ \t]*>>> /m.test(prompt) ? prompt : '';
    const ownDoctests = /^[ \t]*>>> /m.test(code);
    const isEmpty = asked.length + own.length === 0 && doctests === '' && !ownDoctests;
    const data = JSON.stringify({ asked, own, doctests, ownDoctests, prints });
    return isEmpty ? null : PYTHON.replace('DATA', Buffer.from(data).toString('base64'));
  }
  const runs = language === 'javascript' || language === 'typescript';
  return runs && asked.length + own.length > 0 ? buildScriptExamples(asked, own, prints) : null;
}

function buildScriptExamples(
  asked: readonly CallExample[],
  own: readonly CallExample[],
  prints: boolean,
): string {
  const cases = [...asked, ...own].map(
    ({ call, expected }, i) =>
      `[${JSON.stringify(`${call} → ${expected}`)}, () => ${call}, () => (${expected}), ${i < asked.length}]`,
  );
  return `{
const [True, False, None] = [true, false, null];
const near = (a, b) => {
  if (Object.is(a, b) || a === b) return true;
  const shown = Number.isInteger(b) ? '' : String(b).split('.')[1] ?? '';
  const off = shown === '' ? 1e-9 * Math.max(1, Math.abs(b)) : 0.5001 * 10 ** -shown.length;
  return Math.abs(a - b) <= off;
};
const plain = v => v instanceof Set || v instanceof Map ? [...v]
  : typeof v?.next === 'function' && v.take ? [...v.take(1000)] : v;
const same = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') return near(a, b);
  if (a == null || b == null || typeof a !== 'object' || typeof b !== 'object') return a == b;
  const [x, y] = [a, b].map(plain);
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length && keys.every(key => same(x[key], y[key]));
};
const wrong = []; let proven = 0;
for (const [text, call, expected, asked] of [${cases.join(', ')}]) {
  try {
    const got = await call();
    if (got === undefined && expected() !== undefined && ${prints}) continue;
    if (same(got, expected())) proven += asked;
    else wrong.push(text + ', but it gives ' + JSON.stringify(plain(got)));
  } catch (error) { wrong.push(text + ', but it throws ' + error); }
}
if (wrong.length > 0) throw new Error('examples do not hold:\\n' + wrong.join('\\n'));
if (proven === 0) throw new Error('nothing was proven');
}`;
}

/** Values are compared as values, so that quotes, spacing and rounding do not matter. */
const PYTHON = String.raw`
def __examples__():
    import ast, base64, contextlib, doctest, io, itertools, json, math, re, sys
    data = json.loads(base64.b64decode('DATA'))
    scope = globals()
    wrong, proven = [], [0]
    words = {'__builtins__': {}, 'true': True, 'false': False, 'null': None}
    def near(a, b):
        if a == b or math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9):
            return True
        shown = repr(b).partition('.')[2] if isinstance(b, float) and 'e' not in repr(b) else ''
        return bool(shown) and shown != '0' and abs(a - b) <= 0.5001 * 10 ** -len(shown)
    def plain(value):
        return list(itertools.islice(value, 1000)) if hasattr(value, '__next__') else value
    def same(a, b):
        if isinstance(a, (int, float)) and isinstance(b, (int, float)):
            return near(a, b)
        a = plain(a) if isinstance(b, (list, tuple)) else a
        if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
            return len(a) == len(b) and all(map(same, a, b))
        if isinstance(a, dict) and isinstance(b, dict):
            return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
        return a == b
    outside = (NameError, ImportError, OSError, EOFError)
    for i, example in enumerate(data['asked'] + data['own']):
        try:
            expected = eval(example['expected'], dict(words))
        except Exception:
            continue
        try:
            got = plain(eval(example['call'], scope))
            if got is None and expected is not None and data['prints']:
                continue
            if same(got, expected):
                proven[0] += i < len(data['asked'])
                continue
            wrong.append(example['call'] + ' gives ' + repr(got) + ', not ' + example['expected'])
        except outside:
            continue
        except Exception as problem:
            wrong.append(example['call'] + ' raises ' + repr(problem))
    def matches(want, got):
        squeeze = lambda text: ' '.join(text.split())
        if squeeze(want) == squeeze(got) or '...' in want:
            return True
        try:
            return same(ast.literal_eval(got.strip()), ast.literal_eval(want.strip()))
        except Exception:
            return False
    def run(text, asked):
        text = re.sub(r'^[ \t]*("""|\'\'\'|[${'`'}~]{3,}\w*)[ \t]*$', '', text, flags=re.M)
        text = re.sub(r'("""|\'\'\')[ \t]*$', '', text, flags=re.M)
        try:
            found = doctest.DocTestParser().get_examples(text)
        except ValueError:
            return
        names = dict(scope)
        for example in found:
            if example.options.get(doctest.SKIP):
                continue
            out = io.StringIO()
            try:
                with contextlib.redirect_stdout(out):
                    exec(compile(example.source, '<example>', 'single'), names)
            except outside as problem:
                if example.exc_msg is None:
                    return
            except Exception as problem:
                if example.exc_msg is None or type(problem).__name__ not in example.exc_msg:
                    wrong.append(example.source.strip() + ' raises ' + repr(problem))
                else:
                    proven[0] += asked
                continue
            if example.exc_msg is not None:
                wrong.append(example.source.strip() + ' does not raise ' + example.exc_msg.strip())
            elif example.want and not matches(example.want, out.getvalue()):
                told = out.getvalue().strip() + ', not ' + example.want.strip()
                wrong.append(example.source.strip() + ' gives ' + told)
            elif example.want:
                proven[0] += asked
    if data['doctests']:
        run(data['doctests'], True)
    if data['ownDoctests']:
        for value in list(scope.values()):
            for item in [value] + (list(vars(value).values()) if isinstance(value, type) else []):
                text = getattr(item, '__doc__', None)
                if getattr(item, '__module__', None) == 'answer' and isinstance(text, str):
                    run(text, False)
    if wrong:
        raise AssertionError('examples do not hold:\n' + '\n'.join(wrong))
    if proven[0] == 0:
        raise AssertionError('nothing was proven')
__examples__()
`;
