/**
 * The examples of a task and of its answer as a test program: doctests in Python, calls with their
 * values in every language. The program fails with one line per example that does not hold.
 */
import { topLevelNames } from '../../core/prompting.ts';
import { type CallExample, callExamples } from './callExamples.ts';

/** Tests in the code's language, or null where there is no example. */
export function exampleTests(prompt: string, code: string, language: string | null): string | null {
  const names = topLevelNames(code);
  const examples = callExamples(`${prompt}\n${code}`, names);
  if (language === 'python') {
    const doctests = /^\s*>>> /m.test(prompt) ? prompt : '';
    const own = /^\s*>>> /m.test(code);
    return examples.length === 0 && doctests === '' && !own
      ? null
      : ofPython(examples, doctests, own);
  }
  const runs = language === 'javascript' || language === 'typescript';
  return runs && examples.length > 0 ? ofScript(examples) : null;
}

function ofScript(examples: readonly CallExample[]): string {
  const cases = examples.map(
    ({ call, expected }) =>
      `[${JSON.stringify(`${call} → ${expected}`)}, () => ${call}, () => (${expected})]`,
  );
  return `{
const [True, False, None] = [true, false, null];
const same = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  }
  if (a == null || b == null || typeof a !== 'object' || typeof b !== 'object') return a == b;
  const [x, y] = [a, b].map(v => (v instanceof Set || v instanceof Map ? [...v] : v));
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length && keys.every(key => same(x[key], y[key]));
};
const wrong = [];
for (const [text, call, expected] of [${cases.join(', ')}]) {
  try {
    const got = await call();
    if (!same(got, expected())) wrong.push(text + ', but it gives ' + JSON.stringify(got));
  } catch (error) { wrong.push(text + ', but it throws ' + error); }
}
if (wrong.length > 0) throw new Error('examples do not hold:\\n' + wrong.join('\\n'));
}`;
}

function ofPython(examples: readonly CallExample[], doctests: string, own: boolean): string {
  const data = Buffer.from(JSON.stringify({ examples, doctests, own })).toString('base64');
  return PYTHON.replace('DATA', data);
}

/** Values are compared as values, so that quotes, spacing and rounding do not matter. */
const PYTHON = `
def __examples__():
    import ast, base64, contextlib, doctest, io, json, math, re, sys, traceback
    data = json.loads(base64.b64decode('DATA'))
    scope = sys.modules['__main__'].__dict__
    wrong = []
    words = {'__builtins__': {}, 'true': True, 'false': False, 'null': None}
    def same(a, b):
        if isinstance(a, (int, float)) and isinstance(b, (int, float)):
            return a == b or math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
        if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
            return len(a) == len(b) and all(map(same, a, b))
        if isinstance(a, dict) and isinstance(b, dict):
            return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
        return a == b
    for example in data['examples']:
        try:
            expected = eval(example['expected'], dict(words))
        except Exception:
            continue
        try:
            got = eval(example['call'], scope)
            if same(got, expected):
                continue
            wrong.append(example['call'] + ' gives ' + repr(got) + ', not ' + example['expected'])
        except Exception as problem:
            wrong.append(example['call'] + ' raises ' + repr(problem))
    def matches(want, got):
        squeeze = lambda text: ' '.join(text.split())
        if squeeze(want) == squeeze(got) or '...' in want:
            return True
        try:
            return same(ast.literal_eval(want.strip()), ast.literal_eval(got.strip()))
        except Exception:
            return False
    def run(text):
        text = re.sub(r'^\\s*(\\"\\"\\"|\\'\\'\\'|[\`~]{3,}\\w*)\\s*$', '', text, flags=re.M)
        text = re.sub(r'(\\"\\"\\"|\\'\\'\\')\\s*$', '', text, flags=re.M)
        try:
            found = doctest.DocTestParser().get_examples(text)
        except ValueError:
            return
        names = dict(scope)
        for example in found:
            out = io.StringIO()
            try:
                with contextlib.redirect_stdout(out):
                    exec(compile(example.source, '<example>', 'single'), names)
            except (NameError, ImportError):
                return
            except Exception as problem:
                if example.exc_msg is None or type(problem).__name__ not in example.exc_msg:
                    wrong.append(example.source.strip() + ' raises ' + repr(problem))
                continue
            if example.exc_msg is not None:
                wrong.append(example.source.strip() + ' does not raise ' + example.exc_msg.strip())
            elif example.want and not matches(example.want, out.getvalue()):
                told = out.getvalue().strip() + ', not ' + example.want.strip()
                wrong.append(example.source.strip() + ' gives ' + told)
    if data['doctests']:
        run(data['doctests'])
    if data['own']:
        for value in list(scope.values()):
            for item in [value] + (list(vars(value).values()) if isinstance(value, type) else []):
                text = getattr(item, '__doc__', None)
                if getattr(item, '__module__', None) == '__main__' and isinstance(text, str):
                    run(text)
    if wrong:
        raise AssertionError('examples do not hold:\\n' + '\\n'.join(wrong))
__examples__()
`;
