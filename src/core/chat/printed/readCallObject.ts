/** Names and arguments of the calls that a value holds, in the many shapes that models give it. */

export interface PrintedCall {
  readonly name: string;
  /** An object, a list of values without names, or JSON in a text. */
  readonly arguments: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Undefined: it is no call, nor a list of calls. `isMarked`: a mark around it says that it is one. */
export function readCallObject(
  value: unknown,
  isMarked: boolean,
): readonly PrintedCall[] | undefined {
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    const calls = value.map(each => readCallObject(each, isMarked));
    return calls.includes(undefined) ? undefined : calls.flatMap(call => call ?? []);
  }
  const fields = asFields(value);
  if (fields === undefined) return undefined;
  const listed = fields.tool_calls ?? fields.tool_uses ?? fields.calls;
  if (Array.isArray(listed)) return readCallObject(listed, true);
  const inner =
    asFields(fields.function) ?? asFields(fields.function_call) ?? asFields(fields.tool_call);
  if (inner) return readCallObject(inner, true);
  const call = readNamed(fields, isMarked);
  return call === undefined ? undefined : [call];
}

function readNamed(fields: Fields, isMarked: boolean): PrintedCall | undefined {
  const nameKey = NAME_KEYS.find(key => typeof fields[key] === 'string');
  if (nameKey === undefined) return isMarked ? readKeyed(fields) : undefined;
  const argumentsKey = ARGUMENT_KEYS.find(key => Object.hasOwn(fields, key));
  const others = Object.keys(fields).filter(
    key => key !== nameKey && key !== argumentsKey && !BESIDE.has(key),
  );
  const name = String(fields[nameKey]);
  // The description of a tool has a name and parameters, too.
  if (argumentsKey === undefined) {
    if (!isMarked) return undefined;
    return { name, arguments: Object.fromEntries(others.map(key => [key, fields[key]])) };
  }
  if (others.length > 0 || isSchema(fields[argumentsKey])) return undefined;
  return { name, arguments: fields[argumentsKey] };
}

/** `{"read_file": {"path": "a.ts"}}` */
function readKeyed(fields: Fields): PrintedCall | undefined {
  const [only, ...more] = Object.entries(fields);
  if (only === undefined || more.length > 0 || asFields(only[1]) === undefined) return undefined;
  return { name: only[0], arguments: only[1] };
}

const NAME_KEYS = [
  ...[
    'name',
    'tool_name',
    'function_name',
    'recipient_name',
    'tool',
    'function',
    'action',
    'toolName',
  ],
  'func',
] as const;
const ARGUMENT_KEYS = [
  ...['arguments', 'parameters', 'args', 'input', 'tool_input', 'action_input', 'params', 'kwargs'],
  ...['tool_args', 'tool_arguments', 'argument', 'parameter'],
] as const;
/** What stands beside them. */
const BESIDE: ReadonlySet<string> = new Set([
  ...[
    'type',
    'id',
    'index',
    'call_id',
    'tool_call_id',
    'thought',
    'thoughts',
    'reasoning',
    'explanation',
  ],
]);

function isSchema(value: unknown): boolean {
  const fields = asFields(value);
  return fields?.type === 'object' && asFields(fields.properties) !== undefined;
}

function asFields(value: unknown): Fields | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}
