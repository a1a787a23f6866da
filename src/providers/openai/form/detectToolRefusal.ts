/**
 * What hosts say where a model takes no tools, or where they want back what it thought. Each row says who
 * was heard to say so; the next report is a row.
 */

/** The request's tools, and nothing else of it, are refused. */
export function detectsNoTools(refusal: string): boolean {
  return NO_TOOLS.some(({ words }) => words.test(refusal));
}

/** The thoughts before a call are missed. */
export function detectsMissingThoughts(refusal: string): boolean {
  return MISSING_THOUGHTS.some(({ words }) => words.test(refusal));
}

const NO_TOOLS = [
  { words: /does not support tools/i, by: 'Ollama 400, also behind /v1', seen: '2026-04' },
  { words: /no endpoints found that support tool use/i, by: 'OpenRouter 404', seen: '2026-04' },
  { words: /enable-auto-tool-choice|tool-call-parser/, by: 'vLLM 400', seen: '2026-04' },
  { words: /tools? param requires --jinja/i, by: 'llama.cpp 500', seen: '2025-06' },
  {
    words:
      /\b(tools?|tool (use|calling|calls)|function (calling|calls))\b[^.\n]{0,40}\b(not supported|unsupported|not (yet )?available)/i,
    by: 'Groq, Together, LM Studio, gateways 400',
    seen: '2026-02',
  },
  {
    words:
      /(does(n't| not)|cannot|can't) support [^.\n]{0,20}\b(tools?|tool (use|calling)|function[ _]call)/i,
    by: 'Azure and gateways 400',
    seen: '2026-02',
  },
] as const;

const MISSING_THOUGHTS = [
  {
    words:
      /\breasoning_content\b[^\n]{0,80}(missing|required|must be (passed|provided|returned|included))|(missing|without|needs?)[^\n]{0,40}\breasoning_content\b/i,
    by: 'DeepSeek while it thinks and Kimi K2 Thinking, 400',
    seen: '2026-05',
  },
] as const;
