/** A text in a page: names come from end points and from people. */
export function escapeHtml(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD').replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
