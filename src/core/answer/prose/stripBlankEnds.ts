/** A text without empty lines before it and without blanks after it. Its first indentation stays. */
export function stripBlankEnds(text: string): string {
  const start = text.length - text.trimStart().length;
  return text.slice(text.lastIndexOf('\n', start - 1) + 1).trimEnd();
}
