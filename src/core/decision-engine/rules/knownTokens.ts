/**
 * Tokens that their makers gave a beginning of its own, so that they are known wherever they stand.
 *
 * Not here: those that a rule of secretlint knows as well, and those that show by themselves that
 * they were drawn. Each pattern starts with a fixed word, has bounded repetitions and holds no blank.
 */

export interface KnownToken {
  /** With its article, as a sentence needs it. */
  readonly name: string;
  /** Of a regular expression, without groups that capture. */
  readonly pattern: string;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** `pattern` at the beginning of a word. */
function begins(name: string, pattern: string): KnownToken {
  return { name, pattern: `(?<![A-Za-z0-9])(?:${pattern})` };
}

const MODELS: readonly KnownToken[] = [
  begins('an OpenRouter API key', 'sk-or-v1-[0-9a-f]{32}'),
  begins('an Anthropic API key', 'sk-ant-[\\w-]{20}'),
  begins('a Groq API key', 'gsk_[A-Za-z0-9]{32}'),
  begins('an xAI API key', 'xai-[A-Za-z0-9]{32}'),
  begins('a Perplexity API key', 'pplx-[A-Za-z0-9]{32}'),
  begins('a Replicate token', 'r8_[A-Za-z0-9]{32}'),
  begins('a Cerebras key', 'csk-[a-z0-9]{40}'),
  begins('a Langfuse key', `sk-lf-${UUID}`),
  begins('a LangSmith key', 'lsv2_(?:pt|sk)_[0-9a-f]{32}'),
  begins('an ElevenLabs key', 'sk_[0-9a-f]{48}'),
  begins('a Helicone key', 'sk-helicone-[a-z0-9]{7}-[a-z0-9]{7}'),
  begins('a Hugging Face token', '(?:hf|api_org)_[A-Za-z]{34}'),
  begins('a Fireworks key', 'fw_(?=[A-Za-z]*\\d)[A-Za-z0-9]{22}'),
  begins('a Voyage key', 'pa-(?=[A-Za-z_-]*\\d)[\\w-]{43}'),
  begins('a Firecrawl key', 'fc-[0-9a-f]{32}'),
  begins('an E2B key', 'e2b_[0-9a-f]{40}'),
];

const FORGES: readonly KnownToken[] = [
  begins(
    'a GitHub token',
    'gh[pousr]_[A-Za-z0-9]{30}|github_pat_\\w{22}|ghs_\\d{1,20}_eyJ[\\w-]{20}',
  ),
  begins('a GitLab token', 'gl(?:pat|dt|rt|cbt|ptt|ft|imt|soat|agent|oas|ffct)-[\\w-]{20}'),
  begins('a GitLab token', 'GR1348941[\\w-]{20}'),
  begins('an Atlassian token', 'AT(?:AT|CT)T3[\\w-]{30}|ATBB[A-Za-z0-9]{32}'),
  begins('a Buildkite token', 'bkua_[0-9a-f]{40}'),
  begins('a CircleCI token', 'CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}'),
  begins('a PyPI token', 'pypi-AgE[\\w-]{30}'),
  begins('a RubyGems key', 'rubygems_[0-9a-f]{48}'),
  begins('a NuGet key', 'oy2[a-z0-9]{43}(?![A-Za-z0-9])'),
  begins('a crates.io token', 'cio[A-Za-z0-9]{32}(?![A-Za-z0-9])'),
  begins('a Clojars token', 'CLOJARS_[0-9a-z]{60}'),
  begins('a Docker token', 'dckr_[op]at_[\\w-]{20}'),
  begins('an Artifactory token', 'AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59}'),
  begins('an Open VSX token', `ovsxp_${UUID}`),
  begins('a SonarQube token', 'sq[apu]_[0-9a-f]{40}'),
  begins('a Sourcegraph token', 'sgp_(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}'),
  begins('a Sentry token', 'sntryu_[0-9a-f]{64}|sntrys_eyJ[A-Za-z0-9+/]{20}'),
  begins('a Pulumi token', 'pul-[0-9a-f]{40}'),
  begins('a Prefect key', 'pnu_[a-z0-9]{36}'),
  begins('a Postman key', 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'),
];

const CLOUDS: readonly KnownToken[] = [
  begins('an AWS access key', '(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\\b'),
  begins('an AWS key', 'ABSK[A-Za-z0-9+/]{100}|IQoJb3JpZ2lu[A-Za-z0-9+/]{100}'),
  begins('a Google API key', 'AIza[\\w-]{35}|AQ\\.Ab8R[\\w-]{40}'),
  begins('a Google OAuth secret', 'GOCSPX-[\\w-]{20}|ya29\\.[\\w-]{20}'),
  { name: 'an Azure client secret', pattern: '\\dQ~[\\w.~-]{31}' },
  begins('an Azure storage key', '(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40}'),
  { name: 'an Azure key', pattern: '(?:AZDO|ACDb|AzCa|AzSe|APIM)(?<=\\w{44})\\w{4}\\b' },
  begins('an Alibaba access key', 'LTAI[A-Za-z0-9]{20}'),
  begins('a Yandex key', 'AQVN[\\w-]{35}|t1\\.[\\w-]{60,90}\\.[\\w-]{60}'),
  begins('a Scaleway key', 'SCW(?=[A-Z]*\\d)[0-9A-Z]{17}(?![A-Za-z0-9])'),
  begins('a DigitalOcean token', 'do[opr]_v1_[0-9a-f]{64}|DO00(?=[A-Z]*\\d)[0-9A-Z]{16}'),
  begins('a Heroku key', 'HRKU-AA[\\w-]{50}'),
  begins('a Vault token', 'hv[brs]\\.[\\w-]{24}'),
  begins('a Terraform token', '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60}'),
  begins('a Databricks token', 'dose[0-9a-f]{32}'),
  begins('a Supabase token', 'sbp_[0-9a-f]{40}|sb_secret_[\\w-]{20}'),
  begins('a Neon key', 'napi_[a-z0-9]{60}'),
  begins('a Confluent key', 'cflt[A-Za-z0-9+/]{60}'),
  begins('an Elastic key', 'essu_[A-Za-z0-9+/]{40}'),
  begins('a ClickHouse key', '4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9])'),
  begins(
    'a Doppler token',
    'dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[\\w-]{2,35}\\.)?[A-Za-z0-9]{40}',
  ),
  begins('a Dynatrace token', 'dt0[a-z]\\d\\d\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}'),
  begins('a New Relic key', 'NR(?:AK|AA|RA|II|JS)-[A-Za-z0-9]{19}'),
  { name: 'a New Relic key', pattern: 'NRAL(?<=[0-9a-f]{36}NRAL)' },
  begins('a Honeycomb key', 'hc[abm][ik]k_[a-z0-9]{58}'),
  begins('a Render key', 'rnd_(?=[A-Za-z]*\\d)[A-Za-z0-9]{28}'),
  begins('a Scalingo token', 'tk-us-[\\w-]{48}'),
  begins('an Axiom token', `xa[ap]t-${UUID}`),
  begins('a Fly.io token', 'fm[12][ar]?_[A-Za-z0-9+/]{60}'),
  begins('a LaunchDarkly key', `(?:sdk|api|mob)-${UUID}`),
  begins('an Inngest key', 'signkey-[a-z]{2,10}-[0-9a-f]{60}'),
  begins('an OpenShift token', 'sha256~[\\w-]{43}'),
  begins('a Cloudflare key', 'v1\\.0-[0-9a-f]{24}-[0-9a-f]{100}'),
  begins('a Harness token', '[ps]at\\.[\\w-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}'),
];

const SERVICES: readonly KnownToken[] = [
  begins('a Slack token', '(?:xox[abeoprs]|xapp)-[\\w-]{10}|xoxe\\.xox[bp]-1-\\w{60}'),
  begins('a Slack webhook', 'hooks\\.slack\\.com/services/T\\w{6,20}/B\\w{6,20}/\\w{16}'),
  begins('a Discord webhook', 'discord(?:app)?\\.com/api/webhooks/\\d{15,22}/[\\w-]{60}'),
  begins('a Discord token', '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27}'),
  begins('a Teams webhook', `webhook\\.office\\.com/webhookb2/${UUID}@`),
  begins('a Zapier webhook', 'hooks\\.zapier\\.com/hooks/catch/\\d{5,9}/\\w{6}'),
  begins('a Telegram bot token', '\\d{8,10}:AA[\\w-]{33}'),
  begins('a Stripe key', '[rs]k_live_[A-Za-z0-9]{16}|whsec_[A-Za-z0-9+/]{24}'),
  begins('a Square token', 'sq0(?:atp|csp|idp)-[\\w-]{22}|EAAA[\\w-]{60}'),
  begins('a Facebook token', 'EAA[MC][A-Za-z0-9]{100}'),
  begins('a payment key', 'FLWSECK(?:_TEST)?-[0-9a-f]{12}|rzp_live_[A-Za-z0-9]{14}'),
  begins('a payment key', 'access_token\\$production\\$[a-z0-9]{16}\\$[0-9a-f]{32}'),
  begins('an EasyPost key', 'EZ[AT]K[A-Za-z0-9]{54}'),
  begins('a Shippo token', 'shippo_(?:live|test)_[0-9a-f]{40}'),
  begins('a Plaid token', `access-(?:sandbox|development|production)-${UUID}`),
  begins('a key of a live service', 'live_[0-9a-f]{35}(?![A-Za-z0-9])'),
  begins('a Mailchimp key', '[0-9a-f]{32}-us\\d{1,2}\\b'),
  begins('a Mailgun key', 'key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![\\w-])'),
  begins('a Brevo key', 'x(?:keys|smtps)ib-[0-9a-f]{64}-[A-Za-z0-9]{16}'),
  begins('a Twilio key', 'SK[0-9a-f]{32}\\b'),
  begins('a Mapbox token', 'sk\\.eyJ[\\w-]{20,200}\\.[\\w-]{20}'),
  begins('a Resend key', 're_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}'),
  begins('a SendGrid key', 'SG\\.[\\w-]{20,24}\\.[\\w-]{39,50}'),
  begins('a key of a live service', '(?:bb_live|tr_prod|unkey)_[\\w-]{22}'),
  begins('a Linear key', 'lin_oauth_[0-9a-f]{64}'),
  begins('an Airtable token', 'pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}'),
  begins('an Asana token', '\\d/\\d{16}(?:/\\d{16})?:[0-9a-f]{32}'),
  begins('an Adobe secret', 'p8e-[A-Za-z0-9]{32}'),
  begins('a ReadMe key', 'rdme_[a-z0-9]{70}'),
  begins('a Dropbox token', 'sl\\.(?:u\\.)?[AB][\\w-]{130}'),
  begins('a Grafana key', 'eyJrIjoi[A-Za-z0-9]{60}'),
  begins(
    'a 1Password key',
    'ops_eyJ[A-Za-z0-9+/]{60}|A3-[A-Z0-9]{6}-[A-Z0-9]{6}-?[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}',
  ),
  begins('an age secret key', 'AGE-SECRET-KEY-1[0-9A-Z]{20}'),
  begins('a PuTTY private key', 'PuTTY-User-Key-File-\\d:'),
  // One start a word: each may be long.
  {
    name: 'a JSON web token',
    pattern: '(?<![\\w-])eyJ[\\w-]{10,2000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{10}',
  },
];

export const KNOWN_TOKENS: readonly KnownToken[] = [...MODELS, ...FORGES, ...CLOUDS, ...SERVICES];
