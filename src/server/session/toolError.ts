/** A mistake that the caller can mend: its message is shown as it is. Anything else thrown is a bug. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}
