/** Arguments and several calls as models were seen to print them. Tools: see `TOOLS`. */

const CALL = '{"name": "read_file", "arguments": {"filePath": "src/a.ts"}}';
const FILE = { filePath: 'src/a.ts' };
const F = '```';

export interface PrintedShape {
  readonly by: string;
  readonly text: string;
  /** Name and arguments of each call. */
  readonly calls: readonly (readonly [string, object])[];
  /** What stays; absent: nothing. */
  readonly stays?: string;
}

export const ARGUMENT_SHAPES: readonly PrintedShape[] = [
  {
    by: 'numbers as text',
    text: `<tool_call>\n{"name": "read_file", "arguments": {"filePath": "src/a.ts", "startLine": "1", "endLine": "20"}}\n</tool_call>`,
    calls: [['read_file', { ...FILE, startLine: 1, endLine: 20 }]],
  },
  {
    by: 'numbers in XML',
    text: `<tool_call>\n<function=read_file>\n<parameter=filePath>\nsrc/a.ts\n</parameter>\n<parameter=startLine>\n3\n</parameter>\n</function>\n</tool_call>`,
    calls: [['read_file', { ...FILE, startLine: 3 }]],
  },
  {
    by: 'one where a list is wanted',
    text: `<tool_call>{"name": "list_files", "arguments": {"paths": "src"}}</tool_call>`,
    calls: [['list_files', { paths: ['src'] }]],
  },
  {
    by: 'a list as text',
    text: `<tool_call>{"name": "list_files", "arguments": {"paths": "[\\"src\\", \\"test\\"]"}}</tool_call>`,
    calls: [['list_files', { paths: ['src', 'test'] }]],
  },
  {
    by: 'Python words',
    text: `<tool_call>{"name": "run_in_terminal", "arguments": {"command": "ls", "isBackground": False}}</tool_call>`,
    calls: [['run_in_terminal', { command: 'ls', isBackground: false }]],
  },
  {
    by: 'no arguments',
    text: `<tool_call>\n{"name": "get_errors", "arguments": {}}\n</tool_call>`,
    calls: [['get_errors', {}]],
  },
  {
    by: 'no arguments at all',
    text: `<tool_call>\n{"name": "get_errors"}\n</tool_call>`,
    calls: [['get_errors', {}]],
  },
  {
    by: 'two calls',
    text: `<tool_call>\n${CALL}\n</tool_call>\n<tool_call>\n{"name": "get_errors", "arguments": {}}\n</tool_call>`,
    calls: [
      ['read_file', FILE],
      ['get_errors', {}],
    ],
  },
  {
    by: 'two of Mistral',
    text: `[TOOL_CALLS][${CALL}, {"name": "get_errors", "arguments": {}}]`,
    calls: [
      ['read_file', FILE],
      ['get_errors', {}],
    ],
  },
  {
    by: 'two of Llama 3.2',
    text: `[read_file(filePath="src/a.ts"), get_errors()]`,
    calls: [
      ['read_file', FILE],
      ['get_errors', {}],
    ],
  },
  {
    by: 'two objects, one line each',
    text: `${CALL}\n{"name": "get_errors", "arguments": {}}`,
    calls: [
      ['read_file', FILE],
      ['get_errors', {}],
    ],
  },
  {
    by: 'raw line breaks in a text',
    text: `<tool_call>\n{"name": "replace_string_in_file", "arguments": {"filePath": "a.py", "oldString": "def f():\n    return 1", "newString": "def f():\n    return 2"}}\n</tool_call>`,
    calls: [
      [
        'replace_string_in_file',
        {
          filePath: 'a.py',
          oldString: 'def f():\n    return 1',
          newString: 'def f():\n    return 2',
        },
      ],
    ],
  },
  {
    by: 'quotes that are not escaped',
    text: `<tool_call>\n{"name": "replace_string_in_file", "arguments": {"filePath": "a.py", "oldString": "print("a")", "newString": "print("b")"}}\n</tool_call>`,
    calls: [
      [
        'replace_string_in_file',
        { filePath: 'a.py', oldString: 'print("a")', newString: 'print("b")' },
      ],
    ],
  },
  {
    by: 'code with tags in it',
    text: `<tool_call>\n<function=replace_string_in_file>\n<parameter=filePath>\na.html\n</parameter>\n<parameter=oldString>\n<p>a</p>\n</parameter>\n<parameter=newString>\n<p>b</p>\n  <i>c</i>\n</parameter>\n</function>\n</tool_call>`,
    calls: [
      [
        'replace_string_in_file',
        { filePath: 'a.html', oldString: '<p>a</p>', newString: '<p>b</p>\n  <i>c</i>' },
      ],
    ],
  },
  {
    by: 'fences in an argument',
    text: `<tool_call>\n{"name": "replace_string_in_file", "arguments": {"filePath": "a.md", "oldString": "x", "newString": "${F}js\\nlet a;\\n${F}"}}\n</tool_call>`,
    calls: [
      [
        'replace_string_in_file',
        { filePath: 'a.md', oldString: 'x', newString: `${F}js\nlet a;\n${F}` },
      ],
    ],
  },
  {
    by: 'three quotes of Python',
    text: `${F}tool_code\nreplace_string_in_file(filePath="a.py", oldString="""x = 1\ny = 2""", newString='x = 3')\n${F}`,
    calls: [
      [
        'replace_string_in_file',
        { filePath: 'a.py', oldString: 'x = 1\ny = 2', newString: 'x = 3' },
      ],
    ],
  },
];
