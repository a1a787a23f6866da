/** Visits what a host's body says, whatever it is wrapped in: objects, lists, JSON inside of text. */

export type Fields = Readonly<Record<string, unknown>>;

interface Visited {
  /** The field's name; that of the list for what is in a list; empty at the top. */
  readonly key: string;
  readonly value: unknown;
}

const MAX_DEPTH = 8;
/** A refusal has a few dozen; what is more is a prompt, or an attack. */
const MAX_VISITS = 300;

/** What echoes the request tells nothing about the refusal. */
const ECHOES: ReadonlySet<string> = new Set([
  ...['input', 'messages', 'prompt', 'request', 'failed_generation', 'received'],
]);

/** Parents before their children, in the order of the text. Bounded; never throws. */
export function* walkBody(body: unknown): Generator<Visited, void> {
  const left: (Visited & { readonly depth: number })[] = [{ key: '', value: body, depth: 0 }];
  for (let visits = 0; visits < MAX_VISITS; visits++) {
    const next = left.shift();
    if (next === undefined) return;
    const { key, value, depth } = next;
    yield next;
    if (depth < MAX_DEPTH) left.unshift(...listChildren(key, value, depth + 1));
  }
}

function listChildren(key: string, value: unknown, depth: number) {
  const inside = typeof value === 'string' ? parseInner(value) : value;
  if (Array.isArray(inside)) return inside.map(each => ({ key, value: each, depth }));
  if (typeof inside !== 'object' || inside === null) return [];
  return Object.entries(inside)
    .filter(([name]) => !ECHOES.has(name))
    .map(([name, each]) => ({ key: name, value: each, depth }));
}

/** Gateways hand a host's answer on as text. */
function parseInner(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
