/** Thinking never reaches a file or a reader, whatever marks a family of models has for it. */
import assert from 'node:assert/strict';
import { stripThinking } from '../../../../src/core/answer/thinking/index.ts';

const FENCE = '```';
const DRAFT = `A first try:\n${FENCE}js\nfunction add(x) { return x }\n${FENCE}\nNo, it needs two.`;
const FINAL = `${FENCE}js\nfunction add(a, b) { return a + b }\n${FENCE}`;

const FAMILIES: Readonly<Record<string, (draft: string, final: string) => string>> = {
  think: (draft, final) => `<think>\n${draft}\n</think>\n\n${final}`,
  thinking: (draft, final) => `<Thinking>${draft}</Thinking>${final}`,
  'a name space': (draft, final) => `<seed:think>${draft}</seed:think>${final}`,
  brackets: (draft, final) => `[THINK]${draft}[/THINK]${final}`,
  triangles: (draft, final) => `◁think▷${draft}◁/think▷${final}`,
  'start and end': (draft, final) =>
    `<|START_THINKING|>${draft}<|END_THINKING|><|START_RESPONSE|>${final}<|END_RESPONSE|>`,
  'begin and end': (draft, final) =>
    `<|begin_of_thought|>${draft}<|end_of_thought|>\n<|begin_of_solution|>${final}<|end_of_solution|>`,
  'a channel': (draft, final) => `<|channel>thought\n${draft}<channel|>${final}`,
  channels: (draft, final) =>
    `<|start|>assistant<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant<|channel|>final<|message|>${final}<|return|>`,
  'more channels': (draft, final) =>
    `<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant<|channel|>commentary<|message|>hm<|end|><|start|>assistant<|channel|>final <|constrain|>js<|message|>${final}`,
  'unused tokens': (draft, final) => `<unused94>thought\n${draft}<unused95>${final}`,
  prefixes: (draft, final) => `<|inner_prefix|>${draft}<|inner_suffix|>${final}`,
  'a fold': (draft, final) =>
    `<details type="reasoning" done="true">\n<summary>Thought</summary>\n${draft}\n</details>\n${final}`,
  'a program': (draft, final) => `Thinking...\n${draft}\n...done thinking.\n\n${final}`,
  'a form of words': (draft, final) =>
    `Here is my thought process:\n${draft}\nHere is my response:\n${final}`,
  'a wrapped answer': (draft, final) => `<think>${draft}</think>\n<answer>\n${final}\n</answer>`,
  'a boxed answer': (draft, final) =>
    `<think>${draft}</think><|begin_of_box|>${final}<|end_of_box|>`,
  'a turn': (draft, final) => `<|im_start|>assistant\n<think>${draft}</think>${final}<|im_end|>`,
  nested: (draft, final) => `<think>a<think>b</think>${draft}\n</think>\n${final}`,
  'nested brackets': (draft, final) => `[THINK]a[THINK]b[/THINK]${draft}[/THINK]\n${final}`,
  'two in a row': (draft, final) => `<think>hm</think><think>${draft}</think>${final}`,
  'one tag that is only spoken of': (draft, final) =>
    `<think>I <think>.\n${draft}\n</think>${final}`,
  'no beginning': (draft, final) => `${draft}\n</think>\n\n${final}`,
  'no beginning in brackets': (draft, final) => `${draft}\n[/THINK]\n\n${final}`,
};

suite('stripThinking', () => {
  for (const [name, write] of Object.entries(FAMILIES)) {
    test(`takes off what stands in ${name}`, () => {
      const answer = stripThinking(write(DRAFT, FINAL));
      assert.equal(answer, FINAL);
      assert.equal(stripThinking(answer), answer);
    });
  }

  test('takes off what begins behind a few words', () => {
    const said = `Let me see.\n<think>\n${DRAFT}\n</think>\n`;
    assert.equal(stripThinking(said + FINAL), `Let me see.\n\n${FINAL}`);
  });

  const CODE = [
    "const tags = ['<think>', '</think>'];\nf(tags);",
    '<output>\n  <b>1</b>\n</output>',
    'a();\n<think>\nb();\n</think>\nc();',
    'Thinking...\nis what it prints.',
    "const end = '<|channel|>';\n[/THINK]/.test(end);",
  ];
  for (const code of CODE) {
    test(`leaves ${JSON.stringify(code)}`, () => assert.equal(stripThinking(code), code));
  }
});
