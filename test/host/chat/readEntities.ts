/** Markdown as a person reads it in the preview: entities have become signs. */
export function readEntities(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
