/** Finds strings that look like a key, in the form that each issuer gives them. */

const FORMS: Readonly<Record<string, RegExp>> = {
  'OpenAI, OpenRouter or Anthropic': /\bsk-(?:or-v1-|ant-|proj-)?[A-Za-z0-9_-]{20,}/g,
  GitHub: /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/g,
  Google: /\bAIza[A-Za-z0-9_-]{35}/g,
  AWS: /\bAKIA[A-Z0-9]{16}\b/g,
  'Hugging Face': /\bhf_[A-Za-z]{30,}/g,
  'private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/g,
  npm: /\bnpm_[A-Za-z0-9]{36}/g,
};

/** What makers print in their documentation; the rules for secrets name it, to let it pass. */
const PUBLISHED = new Set(['AKIAIOSFODNN7EXAMPLE']);

/** Each find as `issuer: text`; empty is good. */
export function findSecrets(text: string): readonly string[] {
  return Object.entries(FORMS).flatMap(([issuer, form]) =>
    [...text.matchAll(form)]
      .filter(([found]) => !PUBLISHED.has(found))
      .map(([found]) => `${issuer}: ${found}`),
  );
}
