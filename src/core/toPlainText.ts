/**
 * Text of any origin, as text: a terminal, a log or a page obeys nothing in it. Signs that steer are
 * shown as signs, so that what is missing deceives no reader.
 */
export function toPlainText(text: string): string {
  return text
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}|\p{Cs}|[\u{e0000}-\u{e007f}]/gu, showSign);
}

/** Unicode has a picture for each control of ASCII: `␛`. */
function showSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code === DELETE) return '\u2421';
  return code < FIRST_PRINTED ? String.fromCharCode(FIRST_PICTURE + code) : '\ufffd';
}

const DELETE = 0x7f;
const FIRST_PRINTED = 0x20;
const FIRST_PICTURE = 0x2400;
