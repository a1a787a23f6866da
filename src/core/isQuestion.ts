/** Whether a request ends, or begins, as questions do in nearly all scripts. One may ask politely for a change so, too. */
export function isQuestion(request: string): boolean {
  return /[?？؟⸮՞]\s*$|^\s*¿[^?]*$/.test(request);
}
