/** Thinking that a model told in tags at the head of its text, apart from the text. */

interface SplitText {
  readonly thought: string;
  readonly text: string;
  /** It thinks still, or what came so far may be the head of such a tag. */
  readonly isOpen: boolean;
}

export function splitThinking(raw: string): SplitText {
  const opening = /^\s*<think(?:ing)?>\n?/i.exec(raw)?.[0];
  if (opening === undefined) {
    const isOpen =
      raw.length < MAX_OPENING &&
      /^\s*(?:<(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?)?$/i.test(raw);
    return { thought: '', text: raw, isOpen };
  }
  const rest = raw.slice(opening.length);
  const closing = /<\/think(?:ing)?>\s*/i.exec(rest);
  if (closing) {
    const text = rest.slice(closing.index + closing[0].length);
    return { thought: rest.slice(0, closing.index), text, isOpen: false };
  }
  // The closing tag may have begun.
  return { thought: rest.replace(/<\/?[a-z]{0,8}$/i, ''), text: '', isOpen: true };
}

const MAX_OPENING = 40;
