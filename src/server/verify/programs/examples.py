# Tries the examples of a task and of its answer, behind the answer's code. It fails with one line per
# example that does not hold, and where none of the request's own could be tried, which proves nothing.
#
# Values are compared as values, so that quotes, spacing and rounding do not matter. The caller adds the call.
def __examples__(encoded):
    import ast, base64, contextlib, doctest, io, itertools, json, math, re, sys

    data = json.loads(base64.b64decode(encoded))
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
        text = re.sub(r'^[ \t]*("""|\'\'\'|[`~]{3,}\w*)[ \t]*$', '', text, flags=re.M)
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

    def fail(code, told):
        # The harness tells the code, and not the words, apart.
        problem = AssertionError(told)
        problem.check_code = code
        raise problem

    if data['doctests']:
        run(data['doctests'], True)
    if data['ownDoctests']:
        for value in list(scope.values()):
            for item in [value] + (list(vars(value).values()) if isinstance(value, type) else []):
                text = getattr(item, '__doc__', None)
                if getattr(item, '__module__', None) == 'answer' and isinstance(text, str):
                    run(text, False)
    if wrong:
        fail('examples-fail', '\n'.join(wrong))
    if proven[0] == 0:
        fail('nothing-proven', 'nothing was proven')
