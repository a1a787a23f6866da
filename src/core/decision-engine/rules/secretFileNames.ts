/**
 * Files that hold secrets by their name, whoever made them: they stay without being asked for.
 * Globs as the user writes them, in order; what is made to be shown is opened again.
 */
export const SECRET_FILE_NAMES: readonly string[] = [
  ...['.env', '.env.*', '*.env', '.envrc', '!*.example', '!*.sample', '!*.template', '!*.dist'],
  ...['!example.env', '!sample.env', '!template.env', '!.env.d.ts'],
  // What programs say of their environment.
  ...['!process.env', '!*.process.env', '!meta.env', '!*.meta.env'],
  ...['id_*', '!id_*.*', 'id_rsa.*', 'id_ed25519.*', '!*.pub', '.ssh/*', '!.ssh/*.pub'],
  ...['*.pem', '*.key', '*.ppk', '*.p12', '*.pfx', '*.jks', '*.keystore', '*.kdbx', '*.ovpn'],
  ...['.netrc', '_netrc', '.npmrc', '.yarnrc.yml', '.pypirc', '.pgpass', 'pgpass.conf', '.my.cnf'],
  ...['.git-credentials', '.htpasswd', '.dockercfg', '.docker/config.json', '.vault-token'],
  ...['.aws/credentials', '.azure/*', '.kube/config', 'kubeconfig', '.gnupg/*', '.boto'],
  ...['.config/gcloud/*', 'application_default_credentials.json', 'service-account*.json'],
  ...[
    '*.tfstate',
    '*.tfstate.*',
    '*.tfvars',
    '*.tfvars.json',
    '.terraformrc',
    'credentials.tfrc.json',
  ],
  ...[
    '.s3cfg',
    '.gem/credentials',
    '.m2/settings-security.xml',
    'secring.*',
    '.config/gh/hosts.yml',
  ],
];
