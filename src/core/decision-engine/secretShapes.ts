/**
 * Shapes of secrets: private keys, the well-known forms of API keys, passwords in addresses, and
 * assignments that look like a line of an `.env` file.
 *
 * Every pattern starts with a fixed word and has bounded repetitions, so a megabyte of hostile text
 * takes milliseconds.
 */
interface SecretShape {
  /** With its article, as a sentence needs it. */
  readonly name: string;
  readonly pattern: RegExp;
}

const KEYS: readonly SecretShape[] = [
  { name: 'a private key', pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/ },
  { name: 'a PuTTY private key', pattern: /PuTTY-User-Key-File-\d:/ },
  { name: 'an age secret key', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{20}/ },
  { name: 'an OpenRouter API key', pattern: /\bsk-or-v1-[0-9a-f]{32}/ },
  { name: 'an Anthropic API key', pattern: /\bsk-ant-[\w-]{20}/ },
  { name: 'an OpenAI API key', pattern: /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{32}/ },
  { name: 'a Groq API key', pattern: /\bgsk_[A-Za-z0-9]{32}/ },
  { name: 'an xAI API key', pattern: /\bxai-[A-Za-z0-9]{32}/ },
  { name: 'a Perplexity API key', pattern: /\bpplx-[A-Za-z0-9]{32}/ },
  { name: 'a Replicate token', pattern: /\br8_[A-Za-z0-9]{32}/ },
  { name: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30}|github_pat_\w{22})/ },
  { name: 'a GitLab token', pattern: /\bgl(?:pat|dt|rt|cbt|ptt)-[\w-]{20}/ },
  { name: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { name: 'a Google API key', pattern: /\bAIza[\w-]{35}/ },
  { name: 'a Google OAuth secret', pattern: /\b(?:GOCSPX-[\w-]{20}|ya29\.[\w-]{20})/ },
  { name: 'a Slack token', pattern: /\b(?:xox[abeoprs]|xapp)-[\w-]{10}/ },
  {
    name: 'a Slack webhook',
    pattern: /\bhooks\.slack\.com\/services\/T\w{6,20}\/B\w{6,20}\/\w{16}/,
  },
  { name: 'a Telegram bot token', pattern: /\b\d{8,10}:AA[\w-]{33}/ },
  { name: 'a Stripe key', pattern: /\b(?:[rs]k_live_[A-Za-z0-9]{16}|whsec_[A-Za-z0-9+/]{24})/ },
  { name: 'a Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { name: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}/ },
  { name: 'a PyPI token', pattern: /\bpypi-AgE[\w-]{30}/ },
  { name: 'a Docker token', pattern: /\bdckr_pat_[\w-]{20}/ },
  { name: 'a Vault token', pattern: /\bhv[sb]\.[\w-]{24}/ },
  { name: 'a Databricks token', pattern: /\bdapi[0-9a-f]{32}/ },
  { name: 'an Atlassian token', pattern: /\bATATT3[\w-]{30}/ },
  { name: 'a Linear key', pattern: /\blin_api_[A-Za-z0-9]{32}/ },
  { name: 'a Supabase token', pattern: /\bsbp_[0-9a-f]{40}/ },
  { name: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}/ },
  { name: 'a SendGrid key', pattern: /\bSG\.[\w-]{20,24}\.[\w-]{39,50}/ },
  { name: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/ },
  { name: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}/ },
  { name: 'a JSON web token', pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10}/ },
  { name: 'an Azure storage key', pattern: /\b(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40}/ },
];

/** Placeholders such as `${PASSWORD}`, `<password>`, `{0}`, `%s` and `***` are no secrets. */
const PASSWORDS: readonly SecretShape[] = [
  {
    name: 'a connection string with a password',
    pattern: /:\/\/[^\s:@/"'`]{0,100}:(?![${<%*[])[^\s@/"'`]{3,200}@[^\s/@"'`\]]/,
  },
  {
    name: 'a connection string with a password',
    pattern: /[;?&] ?(?:password|pwd)=(?![${<%*['"])[^;&\s"'`]{4}/i,
  },
  {
    name: 'a bearer token',
    pattern: /\bbearer (?=[\w.~+/-]{0,40}\d)[\w.~+/-]{20}/i,
  },
  {
    name: 'a password of basic authentication',
    pattern: /\bauthorization["']?\s{0,3}[:,=]\s{0,3}["'`]?basic [A-Za-z0-9+/]{12}/i,
  },
];

/** Forty signs are AWS'; elsewhere a long run of letters and digits in quotes, or after `NAME=`. */
const ASSIGNMENTS: readonly SecretShape[] = [
  {
    name: 'an AWS secret key',
    pattern: /secret_?access_?key["']?\s{0,5}[:=]\s{0,5}["'`]?[A-Za-z0-9/+]{40}/i,
  },
  {
    name: 'a key or password in quotes',
    pattern:
      /(?:secret|token|passw(?:or)?d|api_?key|access_?key|auth_?key)["']?\s{0,3}[:=]\s{0,3}["'`](?=[^"'`\s]{0,100}\d[^"'`\s]{0,100}\d)(?=[^"'`\s]{0,100}[A-Za-z])[A-Za-z0-9+/_=-]{24,200}["'`]/i,
  },
  {
    name: 'a key or password of an environment file',
    pattern:
      /(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY)[A-Z_]{0,20}=(?=\S{0,100}\d)(?=\S{0,100}[A-Za-z])[A-Za-z0-9+/_=-]{16,200}(?![\w([.])/,
  },
];

export const SHAPES: readonly SecretShape[] = [...KEYS, ...PASSWORDS, ...ASSIGNMENTS];
