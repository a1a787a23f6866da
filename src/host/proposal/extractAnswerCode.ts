/**
 * The code in a model's answer: without fences, prose and thinking, indented like what it replaces.
 *
 * Code is never dropped: where an answer has no fence, all of it counts as code.
 */

/** The replacement for `original` in `answer`. */
export function extractAnswerCode(answer: string, original: string): string {
  const code = findLongestFence(dropThinkTags(answer)) ?? dropThinkTags(answer);
  const trimmed = code.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
  return reindent(trimmed, findIndent(original)) + readFinalBreak(original);
}

/** `original` with `code` under it; alone where the model repeated the original, as many do. */
export function appendCode(original: string, code: string, gap: '\n' | '\n\n'): string {
  const kept = original.trimEnd();
  return code.trimStart().startsWith(kept.trimStart()) ? code : kept + gap + code;
}

function dropThinkTags(answer: string): string {
  return answer.replace(/^\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/i, '');
}

/** The longest fenced block; one that was cut off in mid-answer counts too. */
function findLongestFence(answer: string): string | undefined {
  let best: string | undefined;
  let open: { readonly fence: string; readonly lines: string[] } | undefined;
  const keep = (lines: readonly string[]) => {
    const code = lines.join('\n');
    if (best === undefined || code.length > best.length) best = code;
  };
  for (const line of answer.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (!open) {
      if (mark) open = { fence: mark[1] ?? '', lines: [] };
    } else if (mark?.[1]?.startsWith(open.fence) && mark[2]?.trim() === '') {
      keep(open.lines);
      open = undefined;
    } else {
      open.lines.push(line);
    }
  }
  if (open?.lines.some(line => line.trim() !== '')) keep(open.lines);
  return best;
}

/** Moves the whole of `code` so that its least indented line stands at `indent`. */
function reindent(code: string, indent: string): string {
  const lines = code.split('\n');
  const filled = lines.filter(line => line.trim() !== '');
  const depths = filled.map(line => findIndent(line).length);
  const least = depths.length ? Math.min(...depths) : 0;
  if (least === indent.length) return code;
  return lines.map(line => (line.trim() === '' ? '' : indent + line.slice(least))).join('\n');
}

function findIndent(text: string): string {
  return /^(?:[ \t]*\r?\n)*([ \t]*)/.exec(text)?.[1] ?? '';
}

function readFinalBreak(original: string): string {
  return /\r?\n[ \t]*$/.test(original) ? '\n' : '';
}
