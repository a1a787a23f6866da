/**
 * What others measured of models, in percent: one row for each, with where and when it was read. Nothing
 * here is a guess; what a row leaves out is expected from the rest (`estimateAbility.ts`).
 *
 * function: mean of HumanEval+ and MBPP+ (EvalPlus, EP). edit: Aider's code editing (AE). polyglot:
 * Aider's polyglot (AP). contest: LiveCodeBench (LCB), of its time. repository: SWE-bench Verified, with
 * mini-SWE-agent (SB) where it was tried. card: the maker's own figures. Dates are of the newest figure.
 * size: billions of parameters, and of those that are active. Speeds of hosted models are the usual ones
 * of their makers' end points (tokens a second, seconds to the first token of the answer): orders of
 * magnitude, November 2026.
 */
export type Benchmark = 'function' | 'edit' | 'polyglot' | 'contest' | 'repository';

export interface PublishedScores {
  /** Names of models begin with it, once a host's additions are gone. */
  readonly family: string;
  /** Absent: of the family's hosted model, whatever its size. */
  readonly sizeB?: number;
  readonly activeB?: number;
  /** 0..1. */
  readonly scores: ReadonlyMap<Benchmark, number>;
  readonly tokensPerSecond?: number;
  readonly firstTokenMs?: number;
  readonly source: string;
}

export const BENCHMARKS: readonly Benchmark[] = [
  'function',
  'edit',
  'polyglot',
  'contest',
  'repository',
];

// family | size | function | edit | polyglot | contest | repository | source
const OPEN = `
qwen3.6|27|||||77.2|card 2026-04
qwen3-coder-next|80/3|||||70.6|card 2026-02
qwen3-coder|30.5/3.3|||||50|card 2025-07
qwen3-coder|480/35|||61.8||55.4|SB AP 2025-09
qwen3|1.7||||33.2||card 2025-05
qwen3|4||||54.2||card 2025-05
qwen3|8||||57.5||card 2025-05
qwen3|14||||63.5||card 2025-05
qwen3|30.5/3.3||||62.6|22|card 2025-07
qwen3|32|||40|65.7||AP 2025-05
qwen3|235/22|||59.6|70.7||AP 2025-05
qwq|32|||20.9|63.4||AP 2025-03
qwen2.5-coder|0.5|50.5|14.3||2||AE 2024-11
qwen2.5-coder|1.5|63|31.6||6||AE 2024-11
qwen2.5-coder|3|71.5|39.1||11||AE 2024-11
qwen2.5-coder|7|77.9|57.9||18||AE 2024-11
qwen2.5-coder|14|80|69.2||23||AE 2024-11
qwen2.5-coder|32|82.1|71.4|16.4|31|9|EP AE AP SB 2025-07
qwen2.5|7||||28.7||card 2024-09
qwen2.5|14||||42.6||card 2024-09
qwen2.5|32||58.6||49||AE 2024-11
qwen2.5|72||65.4||55.5||AE 2024-10
qwen2|72||55.6||34||AE LCB 2024-06
codeqwen|7|73.9|34.6||25||EP AE LCB 2024-04
llama4|109/17||||32.8|9.1|SB 2025-07
llama4|400/17|||15.6|43.4|21|AP SB 2025-07
llama3.3|70||59.4||33.3||AE 2024-12
llama3.2|3||26.3||||AE 2024-09
llama3.1|8|59.2|37.6||18||EP AE 2024-07
llama3.1|70||58.6||30||AE LCB 2024-07
llama3.1|405||66.2||40||AE LCB 2024-07
llama3|8|55.8|||||EP 2024-04
llama3|70|70.5|49.2||||EP AE 2024-04
codellama|7|41.1|||11||EP LCB 2023-10
codellama|13|45.5|||12||EP LCB 2023-10
codellama|34|50.1|||13||EP LCB 2023-10
codellama|70|65.9|||||EP 2024-02
deepseek-r1|1.5||||16.9||card 2025-01
deepseek-r1|7||||37.6||card 2025-01
deepseek-r1|8||||39.6||card 2025-01
deepseek-r1|14||||53.1||card 2025-01
deepseek-r1|32||||57.2||card 2025-01
deepseek-r1|70||||57.5||card 2025-01
deepseek-r1|671/37|||71.4|||AP 2025-06
deepseek-coder-v2|16/2.4|73|||24.3||card 2024-07
deepseek-coder-v2|236/21|78.7|72.9||||EP AE 2024-07
deepseek-coder|1.3|57.6|||11||EP LCB 2024-01
deepseek-coder|6.7|68.5|||22||EP LCB 2024-01
deepseek-coder|33|72.6|||28||EP LCB 2024-01
devstral-small-2|24|||||56.4|SB 2025-12
devstral-2|123|||||72.2|card 2025-12
devstral|24|||||46.8|card 2025-05
codestral|22|67.9|48.1||33||EP AE LCB 2024-07
mistral-large|123||65.4||36||AE LCB 2024-11
mistral-small|22||38.3||||AE 2024-09
mistral-nemo|12||33.1||||AE 2024-08
mixtral|46.7/12.9|44.7|||||EP 2024-01
mixtral|141/39|68.2|||||EP 2024-05
mistral|7|36.5|||||EP 2024-02
gemma4|2||||44||card 2026-04
gemma4|4||||52||card 2026-04
gemma4|26/4||||77.1||card 2026-04
gemma4|31||||80||card 2026-04
gemma3|1||||1.9||card 2025-03
gemma3|4||||12.6||card 2025-03
gemma3|12||||24.6||card 2025-03
gemma3|27|||4.9|29.1||AP 2025-03, card 2026-04
gemma2|27||36.1||||AE 2024-06
codegemma|7|54.4|||||EP 2024-04
gpt-oss|20.9/3.6||||61|34|card 2026-01
gpt-oss|117/5.1|||41.8|69|26|AP SB 2025-08
phi4|14|82.8|||||card 2024-12
phi3|3.8|56.7|||||EP 2024-04
granite3|8||20.3||||AE 2024-11
starcoder2|3|27.4|||9||EP LCB 2024-03
starcoder2|7|29.9|||12||EP LCB 2024-03
starcoder2|15|62.8|||15||EP LCB 2024-04
yi-coder|9||54.1||23.4||AE 2024-09
opencoder|8|74.4|||||EP 2024-11
magicoder|6.7|70.2|||22||EP LCB 2023-12
wizardcoder|15|52.4|||||EP 2023-06
wizardcoder|33|73.2|||27||EP LCB 2024-01
opencodeinterpreter|6.7|69.2|30.1||21||EP AE LCB 2024-09
opencodeinterpreter|33|71.2|||24||EP LCB 2024-03
command-a|111|||12|||AP 2025-03
command-r|35||38.3||14||AE LCB 2024-08
command-r|104|60|38.3||19||EP AE LCB 2024-08
codegeex4|9||32.3||||AE 2024-09
glm-4.7-flash|30/3|||||59.2|card 2026-01
glm-4.5-air|106/12|||||57.6|card 2025-08
glm-4.5|355/32|||||54.2|SB 2025-08
glm-4.6|355/32|||||55.4|SB 2025-10
glm-4.7|355/32|||||73.8|card 2025-12
glm-5|744/40|||||72.8|SB 2026-02
kimi-k2.5|1000/32|||||70.8|SB 2026-02
kimi-k2-thinking|1000/32|||||63.4|SB 2025-12
kimi-k2|1000/32|||59.1||43.8|AP SB 2025-09
minimax-m2.5|230/10|||||75.8|SB 2026-02
minimax-m2|230/10|||||61|SB 2025-11
deepseek-v3.2|671/37|||74.2||60|AP SB 2025-12
deepseek-v3|671/37|79.8||55.1|56||EP AP LCB 2025-03
deepseek-v2.5|236/21|78.8|72.2|17.8|||EP AE AP 2024-12
hermes3|8||30.1||||AE 2024-08
tulu3|8||26.3||||AE 2024-11
zephyr|7|29|||||EP 2023-11
vicuna|7|11.6|||||EP 2023-08
vicuna|13|15.9|||||EP 2023-08
openchat|7|61.1|||||EP 2024-01
solar|10.7|36.7|||||EP 2024-01
dbrx|132/36|63|||17||EP LCB 2024-04
llama-3.1-nemotron|70||54.9||||AE 2024-10
`;

// family | tokens a second | seconds to the first token | function | edit | polyglot | contest | repository | source
const HOSTED = `
claude-opus-4.6|65|2|||||75.6|SB 2026-02
claude-opus-4.5|60|2|||||76.8|SB 2026-02
claude-opus-4|45|2.5|||70.7||67.6|AP SB 2025-08
claude-sonnet-4.5|65|1.6|||||70.6|SB 2025-10
claude-sonnet-4|65|1.6|||56.4||64.9|AP SB 2025-08
claude-haiku-4.5|140|0.7|||||66.6|SB 2026-02
claude-3.7-sonnet|70|1.2|||60.4||52.8|AP SB 2025-07
claude-3.5-sonnet|70|1.2|78|84.2|51.6|51||EP AE AP LCB 2025-01
claude-3.5-haiku|65|0.9||75.2|28||40.6|AE AP 2024-12
claude-3-opus|28|2|75.4|68.4||34||EP AE LCB 2024-03
claude-3-sonnet|60|1|66.7|54.9||23||EP AE LCB 2024-03
claude-3-haiku|120|0.6|68.9|47.4||21||EP AE LCB 2024-03
claude-2|40|1.5|61.6|||21||EP LCB 2024-03
claude-instant|80|0.7|50.6|||21||EP LCB 2024-03
gpt-5.2|70|15|||||72.8|SB 2026-02
gpt-5.1|90|10|||||66|SB 2025-11
gpt-5-mini|80|7|||||59.8|SB 2025-08
gpt-5-nano|140|6|||||34.8|SB 2025-08
gpt-5|75|18|||86.7||65|AP SB 2025-08
gpt-4.1-mini|75|0.6|||32.4||23.9|AP SB 2025-07
gpt-4.1-nano|110|0.5|||8.9|||AP 2025-04
gpt-4.1|80|0.8|||52.4||39.6|AP SB 2025-07
gpt-4o-mini|65|0.5|77.9|55.6|3.6|36||EP AE AP LCB 2024-12
gpt-4o|90|0.6|79.7|71.4|23.1|39|21.6|EP AE AP LCB SB 2025-07
gpt-4-turbo|35|1|77.5|63.9||38||EP AE LCB 2024-04
gpt-4|25|1.2|79.3|67.7||32||EP AE LCB 2024-03
gpt-3.5|90|0.6|70.2|50.4||21||EP AE LCB 2024-03
o1-mini|150|8|83.9|70.7|32.9|68||EP AE AP LCB 2024-12
o1-preview|120|20|84.6|79.7||54||EP AE LCB 2024-09
o1|120|25||84.2|61.7|78||AE AP LCB 2024-12
o3-mini|150|10|||53.8|79||AP LCB 2025-01
o3|100|15|||76.9||58.4|AP SB 2025-08
o4-mini|110|12|||72|86|45|AP LCB SB 2025-07
gemini-3-pro|120|20|||||74.2|SB 2025-11
gemini-3-flash|200|5|||||75.8|SB 2026-02
gemini-2.5-pro|130|25|||79.1|86|53.6|AP LCB SB 2025-07
gemini-2.5-flash|220|0.6|||55.1|79|28.7|AP LCB SB 2025-07
gemini-2.0-flash|170|0.5||69.9|22.2||13.5|AE AP SB 2025-07
gemini-1.5-pro|60|1|77|65.4||39||EP AE LCB 2024-10
gemini-1.5-flash|160|0.5|71.6|51.1||34||EP AE LCB 2024-10
gemini-pro|60|1|58.5|||18||EP LCB 2024-03
grok-4|60|12|||79.6|||AP 2025-07
grok-code-fast|160|3|||||57.4|SB 2025-10
grok-3-mini|120|5|||49.3|81||AP LCB 2025-04
grok-3|60|1|||53.3|||AP 2025-04
grok-2|65|1|73|58.6||||EP AE 2024-11
deepseek-reasoner|35|30|||74.2||60|AP SB 2025-12
deepseek-chat|40|2|||70.2||60|AP 2025-10, SB 2025-12
nova-pro|90|0.7||54.1||||AE 2024-12
qwen3-max|50|1.5|||||69.6|card 2025-09
`;

/** Open weights, by family and size. */
export const OPEN_SCORES: readonly PublishedScores[] = readTable(
  OPEN,
  ([family, size, ...rest]) => {
    const [sizeB, activeB] = size!.split('/').map(Number);
    return { family: family!, sizeB: sizeB!, ...(activeB && { activeB }), ...readScores(rest) };
  },
);

/** Hosted models whose size is not told. */
export const HOSTED_SCORES: readonly PublishedScores[] = readTable(
  HOSTED,
  ([family, speed, first, ...rest]) => ({
    family: family!,
    tokensPerSecond: Number(speed),
    firstTokenMs: 1_000 * Number(first),
    ...readScores(rest),
  }),
);

function readTable<T>(table: string, readRow: (cells: readonly string[]) => T): readonly T[] {
  return table
    .trim()
    .split('\n')
    .map(line => readRow(line.split('|').map(cell => cell.trim())));
}

function readScores(cells: readonly string[]): Pick<PublishedScores, 'scores' | 'source'> {
  const known = BENCHMARKS.flatMap((benchmark, at) =>
    cells[at] ? [[benchmark, Number(cells[at]) / 100] as const] : [],
  );
  return { scores: new Map(known), source: cells.at(-1)! };
}
