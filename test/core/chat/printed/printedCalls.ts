/** Calls as families of models were seen to print them, each the same call of `read_file`. */
import { ARGUMENT_SHAPES, type PrintedShape } from './argumentShapes.ts';

const CALL = '{"name": "read_file", "arguments": {"filePath": "src/a.ts"}}';
const PARAMS = '{"name": "read_file", "parameters": {"filePath": "src/a.ts"}}';
const FILE = { filePath: 'src/a.ts' };
const F = '```';

const one = (by: string, said: string, stays?: string): PrintedShape => ({
  ...{ by, text: said, calls: [['read_file', FILE]] },
  ...(stays !== undefined && { stays }),
});

const IN_ONE_SHAPE: readonly PrintedShape[] = [
  one('Hermes', `<tool_call>\n${CALL}\n</tool_call>`),
  one('Hermes, after words', `I will look.\n<tool_call>\n${CALL}\n</tool_call>`, 'I will look.'),
  one('Hermes, in one line', `<tool_call>${CALL}</tool_call>`),
  one(
    'Hermes, in the middle of a line',
    `Let me see: <tool_call>${CALL}</tool_call>`,
    'Let me see:',
  ),
  one('Hermes, cut before its end', `<tool_call>\n${CALL}`),
  one('Hermes, a brace too few', `<tool_call>\n${CALL.slice(0, -1)}\n</tool_call>`),
  one('Hermes, a brace too many', `<tool_call>\n${CALL}}\n</tool_call>`),
  one('Hermes, with an end token', `<tool_call>\n${CALL}\n</tool_call><|im_end|>`),
  one(
    'Hermes, result made up',
    `<tool_call>\n${CALL}\n</tool_call>\n<tool_response>\nx\n</tool_response>`,
  ),
  one('Qwen, in a fence in its tag', `<tool_call>\n${F}json\n${CALL}\n${F}\n</tool_call>`),
  one('Qwen, the wrong tag', `<tools>\n${CALL}\n</tools>`),
  one('Qwen, doubled tags', `<tool_call>\n<tool_call>\n${CALL}\n</tool_call>\n</tool_call>`),
  one(
    'Qwen 3, arguments as text',
    `<tool_call>\n{"name": "read_file", "arguments": "{\\"filePath\\": \\"src/a.ts\\"}"}\n</tool_call>`,
  ),
  one(
    'quotes of Python',
    `<tool_call>\n{'name': 'read_file', 'arguments': {'filePath': 'src/a.ts'}}\n</tool_call>`,
  ),
  one(
    'a comma too many',
    `<tool_call>\n{"name": "read_file", "arguments": {"filePath": "src/a.ts",},}\n</tool_call>`,
  ),
  one(
    'keys without quotes',
    `<tool_call>\n{name: "read_file", arguments: {filePath: "src/a.ts"}}\n</tool_call>`,
  ),
  one('a name in tags', `<tool_call name="read_file">\n{"filePath": "src/a.ts"}\n</tool_call>`),
  one('the name as the key', `<tool_call>\n{"read_file": {"filePath": "src/a.ts"}}\n</tool_call>`),
  one(
    'arguments beside the name',
    `<tool_call>\n{"name": "read_file", "filePath": "src/a.ts"}\n</tool_call>`,
  ),
  one('function_call tag', `<function_call>${CALL}</function_call>`),
  one('Nemotron', `<TOOLCALL>[${CALL}]</TOOLCALL>`),
  one('Hunyuan', `<tool_calls>[${CALL}]</tool_calls>`),
  one('Granite', `<|tool_call|>[${CALL}]`),
  one('Phi', `<|tool_call|>${CALL}<|/tool_call|>`),
  one('xLAM', `[${CALL}]`),
  one('Llama 3.1', PARAMS),
  one('Llama 3.1, python tag', `<|python_tag|>${PARAMS}<|eom_id|>`),
  one(
    'Llama 3.1, type',
    `{"type": "function", "name": "read_file", "parameters": {"filePath": "src/a.ts"}}`,
  ),
  one('Llama, function tag', `<function=read_file>{"filePath": "src/a.ts"}</function>`),
  one('Llama 3.2', `[read_file(filePath="src/a.ts")]`),
  one('Llama 3.1, python tag and call', `<|python_tag|>read_file.call(filePath="src/a.ts")`),
  one('Llama 4', `<|python_start|>[read_file(filePath="src/a.ts")]<|python_end|>`),
  one('Mistral', `[TOOL_CALLS][${CALL}]`),
  one('Mistral, spaced', `[TOOL_CALLS] [${CALL}]</s>`),
  one('Mistral, one object', `[TOOL_CALLS] ${CALL}`),
  one('Magistral', `[TOOL_CALLS]read_file[ARGS]{"filePath": "src/a.ts"}`),
  one(
    'Devstral',
    `I will read it.[TOOL_CALLS]read_file{"filePath": "src/a.ts"}`,
    'I will read it.',
  ),
  one(
    'DeepSeek V3',
    `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>read_file\n${F}json\n{"filePath": "src/a.ts"}\n${F}<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
  ),
  one(
    'DeepSeek V3.1',
    `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>read_file<｜tool▁sep｜>{"filePath": "src/a.ts"}<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>`,
  ),
  one(
    'DeepSeek, plain bars',
    `<|tool▁calls▁begin|><|tool▁call▁begin|>function<|tool▁sep|>read_file\n${F}json\n{"filePath": "src/a.ts"}\n${F}<|tool▁call▁end|><|tool▁calls▁end|>`,
  ),
  one(
    'Kimi K2',
    `<|tool_calls_section_begin|><|tool_call_begin|>functions.read_file:0<|tool_call_argument_begin|>{"filePath": "src/a.ts"}<|tool_call_end|><|tool_calls_section_end|>`,
  ),
  one(
    'GLM',
    `<tool_call>read_file\n<arg_key>filePath</arg_key>\n<arg_value>src/a.ts</arg_value>\n</tool_call>`,
  ),
  one(
    'Qwen 3 Coder',
    `<tool_call>\n<function=read_file>\n<parameter=filePath>\nsrc/a.ts\n</parameter>\n</function>\n</tool_call>`,
  ),
  one(
    'Qwen 3 Coder, first tag lost',
    `I read it.\n\n<function=read_file>\n<parameter=filePath>\nsrc/a.ts\n</parameter>\n</function>\n</tool_call>`,
    'I read it.',
  ),
  one(
    'Qwen 3 Coder, tags not closed',
    `<function=read_file>\n<parameter=filePath>\nsrc/a.ts\n</function>`,
  ),
  one(
    'invoke',
    `<function_calls>\n<invoke name="read_file">\n<parameter name="filePath">src/a.ts</parameter>\n</invoke>\n</function_calls>`,
  ),
  one(
    'MiniMax',
    `<minimax:tool_call>\n<invoke name="read_file">\n<parameter name="filePath">src/a.ts</parameter>\n</invoke>\n</minimax:tool_call>`,
  ),
  one(
    'DeepSeek V3.2',
    `<｜DSML｜function_calls>\n<｜DSML｜invoke name="read_file">\n<｜DSML｜parameter name="filePath" string="true">src/a.ts</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>`,
  ),
  one('Gemma', `${F}tool_code\nprint(default_api.read_file(filePath="src/a.ts"))\n${F}`),
  one('Gemma, without print', `${F}tool_code\nread_file(filePath='src/a.ts')\n${F}`),
  one('Gemma, by position', `${F}tool_code\nread_file("src/a.ts")\n${F}`),
  one(
    'gpt-oss',
    `<|channel|>commentary to=functions.read_file <|constrain|>json<|message|>{"filePath": "src/a.ts"}<|call|>`,
  ),
  one(
    'gpt-oss, after words',
    `<|start|>assistant<|channel|>commentary to=functions.read_file<|channel|>json<|message|>{"filePath":"src/a.ts"}`,
  ),
  one('gpt-oss, tokens lost', `commentary to=functions.read_file json{"filePath": "src/a.ts"}`),
  one(
    'Command R',
    `Action: ${F}json\n[{"tool_name": "read_file", "parameters": {"filePath": "src/a.ts"}}]\n${F}`,
  ),
  one(
    'Command A',
    `<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "read_file", "parameters": {"filePath": "src/a.ts"}}]<|END_ACTION|>`,
  ),
  one('LFM2', `<|tool_call_start|>[read_file(filePath="src/a.ts")]<|tool_call_end|>`),
  one(
    'ReAct',
    `Thought: I need the file.\nAction: read_file\nAction Input: {"filePath": "src/a.ts"}`,
    'Thought: I need the file.',
  ),
  one(
    'ReAct, observed',
    `Action: read_file\nAction Input: {"filePath": "src/a.ts"}\nObservation: it has ten lines`,
  ),
  one('Functionary', `>>>read_file\n{"filePath": "src/a.ts"}`),
  one('a fence', `${F}json\n${CALL}\n${F}`),
  one('a fence without a label', `${F}\n${CALL}\n${F}`),
  one(
    'a fence after words',
    `Ich lese zuerst die Datei:\n\n${F}json\n${CALL}\n${F}`,
    'Ich lese zuerst die Datei:',
  ),
  one('a fence that is not closed', `${F}json\n${CALL}`),
  one('a fence of its own', `${F}tool_call\n${CALL}\n${F}`),
  one('JSON after words', `先读取文件。\n${CALL}`, '先读取文件。'),
  one('action and its input', `{"action": "read_file", "action_input": {"filePath": "src/a.ts"}}`),
  one('tool and args', `{"tool": "read_file", "args": {"filePath": "src/a.ts"}}`),
  one(
    'OpenAI, whole',
    `{"tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "read_file", "arguments": "{\\"filePath\\": \\"src/a.ts\\"}"}}]}`,
  ),
  one(
    'multi_tool_use',
    `{"tool_uses": [{"recipient_name": "functions.read_file", "parameters": {"filePath": "src/a.ts"}}]}`,
  ),
  one(
    'the other spelling',
    `<tool_call>\n{"name": "readFile", "arguments": {"file_path": "src/a.ts"}}\n</tool_call>`,
  ),
];

export const PRINTED: readonly PrintedShape[] = [...IN_ONE_SHAPE, ...ARGUMENT_SHAPES];
