/** At most so many UTF-16 units of a text, the cut shown by an ellipsis and not in the middle of a character. */
export function cutText(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : `${text.slice(0, maxChars - 1)}…`.toWellFormed();
}
