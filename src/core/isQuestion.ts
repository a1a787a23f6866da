/** Whether a request ends, or begins, as questions do in nearly all scripts: polite wishes do, too. */
export function isQuestion(request: string): boolean {
  return /[?？؟⸮՞]\s*$|^\s*¿[^?]*$/.test(request);
}
