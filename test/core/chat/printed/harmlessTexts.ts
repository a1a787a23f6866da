/** Texts that merely show code of calls: none of them calls. */

const CALL = '{"name": "read_file", "arguments": {"filePath": "src/a.ts"}}';
const F = '```';

export interface HarmlessText {
  readonly text: string;
  /** What the user said. */
  readonly asked: string;
}

const plain = (said: string, asked = 'What does this do?'): HarmlessText => ({ text: said, asked });
const inWords = 'How does a model call a tool? Show me an example of the JSON.';

export const HARMLESS: readonly HarmlessText[] = [
  plain('It reads the file and returns its lines.'),
  plain(`Hermes writes \`<tool_call>${CALL}</tool_call>\` for that.`),
  plain(
    `A call looks so:\n\n${F}xml\n<tool_call>\n${CALL}\n</tool_call>\n${F}\n\nThe host reads it.`,
  ),
  plain(`A call looks so:\n\n${F}xml\n<tool_call>\n${CALL}\n</tool_call>\n${F}`, inWords),
  plain(`A call looks so:\n\n${F}json\n${CALL}\n${F}`, inWords),
  plain(`${F}json\n${CALL}\n${F}`, 'Print a tool call of read_file as JSON.'),
  plain(CALL, 'Print an example call of read_file as JSON, and nothing else.'),
  plain(`So:\n${CALL}`, 'What does read_file want?'),
  plain(`${F}json\n${CALL}\n${F}\nThat is what the server is sent.`),
  plain(`${CALL}\n\nThat is what the server is sent.`),
  plain(`<tool_call>\n${CALL}\n</tool_call>\n\nis what Hermes prints.`),
  plain(`[TOOL_CALLS] is the token that Mistral begins with.`),
  plain(
    'Mistral begins with `[TOOL_CALLS]`, and then lists `[{"name": "read_file", "arguments": {}}]`.',
  ),
  plain('`<|python_tag|>` is a token of Llama 3.1.'),
  plain('<|python_tag|> is a token of Llama 3.1.'),
  plain('The mark is <tool_call> and it is closed by </tool_call>.'),
  plain('The mark is `<function=read_file>`.'),
  plain(
    `${F}json\n{"name": "read_file", "version": "1.0.0", "arguments": {"filePath": "a"}}\n${F}`,
  ),
  plain(`${F}json\n{"name": "my-package", "version": "1.0.0"}\n${F}`),
  plain('{"name": "read_file", "version": "1.0.0"}'),
  plain('{"name": "read_file"}'),
  plain('{"name": "other_tool", "arguments": {"filePath": "a"}}'),
  plain(`<tool_call>\n{"name": "other_tool", "arguments": {}}\n</tool_call>`),
  plain(
    `${F}json\n{"name": "read_file", "description": "Reads.", "parameters": {"type": "object", "properties": {}}}\n${F}`,
  ),
  plain(
    '{"name": "read_file", "parameters": {"type": "object", "properties": {"filePath": {"type": "string"}}}}',
  ),
  plain(
    '{"type": "function", "function": {"name": "read_file", "parameters": {"type": "object", "properties": {}}}}',
  ),
  plain(`${F}ts\nread_file(filePath);\n${F}`),
  plain(`${F}python\nread_file("a.ts")\n${F}`, 'How is read_file called?'),
  plain(`${F}python\ndef read_file(filePath):\n    return open(filePath).read()\n${F}`),
  plain(`${F}python\ntext = read_file(filePath="a.ts")\nprint(text)\n${F}`),
  plain(`${F}python\nprint(read_file(filePath="a.ts").upper())\n${F}`),
  plain('read_file(filePath) returns a string.'),
  plain('read_file() is not defined, so the test fails.'),
  plain('get_errors() lists what is wrong. Call it last.'),
  plain('get_errors is a function.'),
  plain('Use `get_errors()`.'),
  plain(`${F}js\nconst calls = [read_file({ filePath: 'a' })];\n${F}`),
  plain(`${F}html\n<tools>\n  <tool name="hammer"/>\n</tools>\n${F}`),
  plain('<tools>\n<tool>hammer</tool>\n</tools>'),
  plain(`${F}xml\n<function=read_file>\n</function>\n${F}\nThat has no arguments.`),
  plain(`${F}json\n[]\n${F}`),
  plain('[]'),
  plain('{}'),
  plain(`${F}json\n{}\n${F}`),
  plain('[1, 2, 3]'),
  plain(`${F}json\n{"a": [1, 2, {"b": null}]}\n${F}`),
  plain('[read_file](docs/read_file.md) is described there.'),
  plain('[read_file](docs/read_file.md)'),
  plain('- read_file(filePath): reads\n- get_errors(): lists'),
  plain('1. Call get_errors()\n2. Mend them'),
  plain('Action: we should rename the function.'),
  plain('Action: read_file\nThat is the log of a ReAct agent.'),
  plain('commentary to=functions.read_file is the header of a channel of gpt-oss.'),
  plain('>>> read_file("a.ts")\n\'x\''),
  plain(`${F}\n>>> get_errors()\n[]\n${F}`),
  plain(`${F}sh\nrun_in_terminal ls\n${F}`),
  plain(`${F}json\n{"command": "ls"}\n${F}`),
  plain(`${F}jsonc\n{\n  // a task\n  "label": "read_file",\n  "args": ["a.ts"]\n}\n${F}`),
  plain(`${F}yaml\nname: read_file\narguments:\n  filePath: a.ts\n${F}`),
  plain(`${F}ts\nexpect(call).toEqual(${CALL});\n${F}`),
  plain(`${F}ts\nconst call = ${CALL};\n${F}`),
  plain(`The log has:\n\n    <tool_call>${CALL}</tool_call>\n\nand then nothing.`),
  plain(`| form | example |\n| --- | --- |\n| Hermes | <tool_call>${CALL}</tool_call> |`),
  plain(`> <tool_call>${CALL}</tool_call>\n\nis a quote from the log.`),
  plain(`// read_file(filePath="a.ts")`),
  plain(`# get_errors()`),
  plain('`get_errors()`'),
  plain(`${F}diff\n- read_file("a.ts")\n+ read_file("b.ts")\n${F}`),
  plain('<p>get_errors()</p>'),
];
