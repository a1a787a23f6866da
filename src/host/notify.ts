/** Begins a message with our name, so that a person knows who speaks; once is enough. */
export function prefixName(message: string): string {
  return message.startsWith('LocalLama') ? message : `LocalLama: ${message}`;
}
