/**
 * The code of an answer that has no fences: the prose before and after it is cut off.
 *
 * Only whole lines at the two ends that are certainly prose go; a line in doubt stays.
 */
export function cutProse(text: string): string | null {
  const inline = /^\s*`([^`\n]+)`\.?\s*$/.exec(text)?.[1];
  if (inline !== undefined) return inline;
  const lines = text.split('\n');
  const first = lines.findIndex(line => line.trim() !== '' && !isProse(line));
  if (first < 0) return null;
  const last = lines.findLastIndex(line => line.trim() !== '' && !isProse(line));
  return lines
    .slice(first, last + 1)
    .join('\n')
    .trimEnd();
}

/** Words as they stand in sentences, and none of the marks that code cannot do without. */
function isProse(line: string): boolean {
  const text = line.trim();
  if (COMMENT.test(text) || CODE_START.test(text)) return false;
  if (/^\s{4,}|^\t/.test(line)) return false;
  const bare = text.replace(/`[^`]*`/g, 'x').replace(/\([^()]*\)/g, '');
  if (/[{}=;<>[\]|\\]|\w\(|->|::/.test(bare)) return false;
  const words = bare.match(/[A-Za-z'’]+/g) ?? [];
  if (/[.:!?]$/.test(bare)) return words.length >= 2 || /^(sure|okay|certainly)\W/i.test(bare);
  return /^[A-Z*_#-]/.test(bare) && words.length >= 4;
}

const COMMENT = /^(\/\/|\/\*|\*\/|\*(\s|$)|#(?! [A-Z][\w ]*$)|--|<!--|"""|''')/;
const CODE_START =
  /^(def|class|import|from \S+ import|if|elif|else|for|while|return|try|except|finally|with|async|await|const|let|var|function|export|public|private|package|use|using|fn|func|type|interface|enum|struct|switch|case|lambda|yield|raise|throw|pass|break|continue|print|assert|@\w)\b.*[:;{(),=]?$/;
