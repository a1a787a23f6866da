/**
 * What is known of the clients that call: which part of a result they hand to their model. Each row was
 * seen by driving the client; one that is not here is taken to read either part alone.
 */

export interface ClientHabits {
  /** It hands its model the text *and* the structure: what stands in one is not told in the other. */
  readonly readsBoth: boolean;
  /** It ends a call after so long, where no progress can be told. */
  readonly patienceMs?: number;
}

/** `clientInfo.name`, in lower case, begins with the key. */
const HABITS: Readonly<Record<string, ClientHabits>> = {
  // Driven on 2026-11-20, each with a scripted model. Their names, 2026-11-28: `Cline` and, of its newer
  // core, `@cline-core`; `github-copilot-developer` (Copilot CLI). Seen and reading one part only:
  // `claude-code`, `codex-mcp-client`, `gemini-cli-mcp-client`, `qwen-cli-mcp-client-…`, `opencode`.
  cline: { readsBoth: true, patienceMs: 50_000 },
  '@cline': { readsBoth: true, patienceMs: 50_000 },
  'github-copilot': { readsBoth: true },
  copilot: { readsBoth: true },
};

const UNKNOWN: ClientHabits = { readsBoth: false };

export function findClientHabits(name: string | undefined): ClientHabits {
  const lower = name?.toLowerCase() ?? '';
  const key = Object.keys(HABITS).find(prefix => lower.startsWith(prefix));
  return key === undefined ? UNKNOWN : HABITS[key]!;
}
