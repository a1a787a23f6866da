# What came out of an answer, in the same shape and wrong: tests that pass with this all the same test nothing
# of what the answer does.
def falsify(node):
    import base64, datetime

    if isinstance(node, bool):
        return not node
    if isinstance(node, int):
        return 7 - 2 * node
    if isinstance(node, str):
        return node + '~'
    if node is None:
        return 7
    kind, content = node.get('t'), node.get('v')
    if kind == 'float':
        return {**node, 'v': repr(7 - 2 * float(content)) if content not in ('nan', 'inf') else '7.5'}
    if kind == 'int':
        return {**node, 'v': hex(7 - 2 * int(content, 16))}
    if kind in ('Decimal', 'Fraction', 'complex'):
        return {**node, 'v': '7.25'}
    if kind == 'bytes':
        return {**node, 'v': base64.b64encode(base64.b64decode(content) + b'~').decode()}
    if kind in ('datetime', 'date'):
        changed = getattr(datetime, kind).fromisoformat(content)
        return {**node, 'v': changed.replace(year=changed.year - 4).isoformat()}
    if kind == 'timedelta':
        return {**node, 'v': '7,7,7'}
    if kind == 'path':
        return {**node, 'v': content + '~'}
    if kind == 'range':
        return {**node, 'v': [content[0], falsify(content[1]), content[2]]}
    if kind in ('list', 'tuple', 'set', 'frozenset', 'deque'):
        # Of as many parts, since tests take it apart.
        return {**node, 'v': [falsify(one) for one in content] or [7]}
    if kind in ('dict', 'OrderedDict', 'Counter', 'defaultdict'):
        return {**node, 'v': [[key, falsify(value)] for key, value in content] or [['~', 7]]}
    if kind == 'error':
        return {**node, 'v': [falsify(one) for one in content]}
    if kind == 'object' and 'b' in node:
        return {**node, 'b': falsify(node['b'])}
    return node
