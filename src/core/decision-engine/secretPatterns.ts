/**
 * Shapes of secrets: private keys and the well-known forms of API keys.
 *
 * Every pattern starts with a fixed word and has bounded repetitions, so a megabyte of hostile text
 * takes milliseconds. All of the text is searched: a cap would be a hole.
 */
interface SecretShape {
  /** With its article, as a sentence needs it. */
  readonly name: string;
  readonly pattern: RegExp;
}

const SHAPES: readonly SecretShape[] = [
  { name: 'a private key', pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/ },
  { name: 'a PuTTY private key', pattern: /PuTTY-User-Key-File-\d:/ },
  { name: 'an age secret key', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{20}/ },
  { name: 'an OpenRouter API key', pattern: /\bsk-or-v1-[0-9a-f]{32}/ },
  { name: 'an Anthropic API key', pattern: /\bsk-ant-[\w-]{20}/ },
  { name: 'an OpenAI API key', pattern: /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{32}/ },
  { name: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30}|github_pat_\w{22})/ },
  { name: 'a GitLab token', pattern: /\bglpat-[\w-]{20}/ },
  { name: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { name: 'a Google API key', pattern: /\bAIza[\w-]{35}/ },
  { name: 'a Google OAuth secret', pattern: /\bGOCSPX-[\w-]{20}/ },
  { name: 'a Slack token', pattern: /\bxox[abeoprs]-[\w-]{10}/ },
  {
    name: 'a Slack webhook',
    pattern: /\bhooks\.slack\.com\/services\/T\w{6,20}\/B\w{6,20}\/\w{16}/,
  },
  { name: 'a Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{16}/ },
  { name: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}/ },
  { name: 'a PyPI token', pattern: /\bpypi-AgE[\w-]{30}/ },
  { name: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}/ },
  { name: 'a SendGrid key', pattern: /\bSG\.[\w-]{20,24}\.[\w-]{39,50}/ },
  { name: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/ },
  { name: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}/ },
  { name: 'a JSON web token', pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10}/ },
  {
    name: 'a connection string with a password',
    pattern:
      /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|redis|rediss|amqps?):\/\/[^\s:@/]{1,100}:[^\s:@/]{3,200}@/,
  },
  { name: 'an Azure storage key', pattern: /\bAccountKey=[A-Za-z0-9+/]{80}/ },
];

/** The name of the first shape that occurs in one of `texts`, or undefined. */
export function secretIn(texts: readonly string[]): string | undefined {
  return SHAPES.find(({ pattern }) => texts.some(text => pattern.test(text)))?.name;
}
