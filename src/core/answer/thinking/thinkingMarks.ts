/** How the families of models mark their thinking, where a server hands it on in the text. */

export interface ThinkingMark {
  /** At the beginning of a text. Groups stand in the others for `$1`. */
  readonly opens: RegExp;
  /** What ends it, as the source of a pattern. */
  readonly closes: string;
  /** What opens a further one inside, as the source of a pattern. */
  readonly nests?: string;
  /** Words that may begin any answer: they open thinking only where they also close it. */
  readonly isWords?: true;
}

const NAMES = 'thinking|think|thoughts?|reasoning|reflection|scratchpad';

export const THINKING_MARKS: readonly ThinkingMark[] = [
  // DeepSeek, Qwen and most others; Seed writes `<seed:think>`.
  {
    opens: new RegExp(`^\\s*<((?:\\w{1,12}:)?(?:${NAMES}))>`, 'i'),
    closes: '</$1>',
    nests: '<$1>',
  },
  // Mistral.
  {
    opens: new RegExp(`^\\s*\\[(${NAMES})\\]`, 'i'),
    closes: '\\[/$1\\]',
    nests: '\\[$1\\]',
  },
  // Kimi.
  { opens: new RegExp(`^\\s*◁(${NAMES})▷`, 'i'), closes: '◁/$1▷', nests: '◁$1▷' },
  // Cohere, OpenThinker, Hunyuan: `<|START_THINKING|>`, `<|begin_of_thought|>`, `<|think|>`.
  {
    opens: new RegExp(`^\\s*<\\|(?:start_|begin_of_|start_of_)?(${NAMES})(?:_start)?\\|>`, 'i'),
    closes: '<\\|(?:end_|end_of_|/)$1\\|>|<\\|$1_end\\|>',
  },
  // Gemma 4.
  { opens: /^\s*<\|channel>(?:thought|thinking|analysis|commentary)\b/i, closes: '<channel\\|>' },
  // gpt-oss: all of its channels up to the final one.
  {
    opens: /^\s*(?:<\|start\|>\w+)?<\|channel\|>(?!final\b)/,
    closes: '<\\|channel\\|>final[^\\n]{0,200}?<\\|message\\|>',
  },
  // MedGemma.
  { opens: /^\s*<unused94>(?:thought\b)?/, closes: '<unused95>' },
  // Apertus.
  { opens: /^\s*<\|inner_prefix\|>/, closes: '<\\|inner_suffix\\|>' },
  // Front ends that fold it away.
  { opens: /^\s*<details type="?reasoning"?[^>]{0,200}>/i, closes: '</details>' },
  // Ollama's own program.
  { opens: /^\s*Thinking\.\.\.[ \t]*\n/, closes: '^\\.\\.\\.done thinking\\.', isWords: true },
  // Granite.
  {
    opens: /^\s*Here is my thought process:/i,
    closes: '^[ \\t]*Here is my response:',
    isWords: true,
  },
];

/** What a server may swallow the beginning of. */
export const LONE_CLOSING = new RegExp(
  `</((?:\\w{1,12}:)?(?:${NAMES}))>|\\[/(?:${NAMES})\\]|◁/(?:${NAMES})▷|<\\|end_(?:of_)?(?:${NAMES})\\|>`,
  'i',
);

/** What opens thinking behind a few words, alone at the beginning of a line. */
export const LATE_OPENING = new RegExp(
  `^[ \\t]*(?:<(?:${NAMES})>|\\[(?:${NAMES})\\]|◁(?:${NAMES})▷)`,
  'im',
);

/** Names of what holds the answer behind the thinking. */
export const ANSWER_WRAPPER = /^\s*<(answer|output|response|solution|final_answer|final)>/i;

/** Marks of a template at the beginning of what a model says. */
export const HEAD_TOKENS =
  /^\s*(?:<\|start\|>assistant|<\|channel\|>final[^\n]{0,200}?<\|message\|>|<\|im_start\|>assistant|<\|assistant\|>|<｜Assistant｜>|<start_of_turn>model|<\|start_header_id\|>assistant<\|end_header_id\|>|<\|begin_of_box\|>|<\|START_RESPONSE\|>|<\|begin_of_solution\|>|<\|START_TEXT\|>)/;

/** And at its end. */
export const TAIL_TOKENS: readonly string[] = [
  ...'im_end endoftext eot_id end return end_of_text eom_id call end_of_box END_RESPONSE END_TEXT'
    .split(' ')
    .map(name => `<|${name}|>`),
  ...['<|end_of_solution|>', '<|END_OF_TURN_TOKEN|>', '<end_of_turn>', '<turn|>', '<eos>'],
  '<｜end▁of▁sentence｜>',
];
