/** Whether one line of text is certainly code. A line in doubt is not, so both answers are safe. */

/** True for a line that no sentence looks like. */
export function codeOpens(line: string): boolean {
  const text = line.trim();
  if (/^(\/\/|\/\*|\*\/|#!|#include\b|<[a-z!?/]|"""|'''|@\w)/i.test(text)) return true;
  return /[{};]$/.test(text) || (DEFINES.test(text) && /[:(,=]$/.test(text));
}

const DEFINES = /^(async )?(def|class|import|from|function|const|let|var|export|func|fn) ?[\w{*]/;
