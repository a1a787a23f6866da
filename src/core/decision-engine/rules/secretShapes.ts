/**
 * Shapes of secrets that are known by what stands around them: private keys, passwords in addresses,
 * and assignments that look like a line of an `.env` file.
 *
 * Every pattern starts with a fixed word and has bounded repetitions, so a megabyte of hostile text
 * takes no second. A value that is no secret is searched again, so that it hides none.
 */
import { isExpression, isPlaceholder, isRandomLooking } from './placeholder.ts';

export interface SecretShape {
  /** With its article, as a sentence needs it. */
  readonly name: string;
  /** Global; its `value` is looked at and not taken. */
  readonly pattern: RegExp;
  /** Whether what the pattern found is more than a word that stands for a secret. */
  readonly isSecret: (found: RegExpExecArray) => boolean;
}

/** What follows a beginning that other texts have, too, is judged by how it looks. */
const LIKELY: readonly SecretShape[] = [
  {
    name: 'a private key',
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\\{1,4}[nr]|["'`+,#*|>\s]){0,40}(?=(?<value>[A-Za-z0-9+/]{16,64}|[A-Z][\w-]{2,20}: ))/g,
    isSecret: found =>
      /: $/.test(readSecretValue(found)) || isRandomLooking(readSecretValue(found)),
  },
  {
    name: 'an OpenAI API key',
    pattern: /(?<![\w-])(?=(?<value>sk-(?!ant-|or-v1-)(?:proj-|svcacct-|admin-)?[\w-]{32,64}))sk-/g,
    isSecret: isRandom,
  },
  {
    name: 'a bearer token',
    pattern: /\bbearer (?=(?<value>[\w.~+/-]{20,64}))/gi,
    isSecret: isRandom,
  },
  {
    name: 'a password of basic authentication',
    pattern:
      /\bauthorization["']?\s{0,3}[:,=]\s{0,3}["'`]?basic (?=(?<value>[A-Za-z0-9+/]{12,64}))/gi,
    isSecret: isRandom,
  },
  {
    name: 'an AWS secret key',
    pattern:
      /secret_?access_?key["']?\s{0,5}[:=]{1,2}>?\s{0,5}["'`]?(?=(?<value>[A-Za-z0-9/+]{40}))/gi,
    isSecret: found => !isPlaceholder(readSecretValue(found)),
  },
];

const PASSWORDS: readonly SecretShape[] = [
  {
    name: 'a connection string with a password',
    pattern: /:\/\/(?<user>[^\s:@/"'`]{0,100}):(?=(?<value>[^\s/"'`]{3,200})@[^\s/@"'`\]])/g,
    isSecret: found => {
      const value = readSecretValue(found);
      // A password may hold the sign that ends it, and what follows a placeholder may hold it, too.
      const [first] = /^[^@]{3,}/.exec(value) ?? [value];
      // `postgres:postgres` is what a database comes with.
      return !isPlaceholder(first) && !isExpression(first) && first !== found.groups?.user;
    },
  },
  {
    name: 'a connection string with a password',
    pattern: /[;?&](?<gap> ?)(?:password|passwd|pwd)=(?=(?<value>[^;&,\s"'`)\]}]{4,64}))/gi,
    isSecret: found => {
      const value = readSecretValue(found);
      // With a space, it may be the next statement of a program.
      const isLikely = found.groups?.gap === '' || /\d/.test(value);
      return isLikely && !isPlaceholder(value) && !isExpression(value);
    },
  },
];

/** In the languages in which most people write it down. */
const WORDS =
  'password|passwd|passphrase|passwort|kennwort|contrase\u00f1a|senha|mot de passe|wachtwoord|has\u0142o|' +
  '\u043f\u0430\u0440\u043e\u043b\u044c|\u5bc6\u7801|\u5bc6\u78bc|\u30d1\u30b9\u30ef\u30fc\u30c9|\ube44\ubc00\ubc88\ud638';

/** As the files and commands of programs write a user and a password. */
const LOGINS: readonly SecretShape[] = [
  {
    name: 'a password of a command line',
    pattern:
      /\s(?:-u|-a|--auth|--user|--proxy-user)[ =]["']?[^\s:"'$<{]{1,100}:(?=(?<value>[^\s"'`]{4,100}))/g,
    isSecret: isPassword,
  },
  {
    name: 'a password of a netrc file',
    pattern: /\blogin\s{1,20}\S{1,200}\s{1,20}password\s{1,20}(?=(?<value>\S{4,100}))/g,
    isSecret: isPassword,
  },
  {
    name: 'a password of a pgpass file',
    pattern:
      /^[\w.*-]{1,200}:(?:\d{2,5}|\*):[\w.*-]{1,100}:[\w.*-]{1,100}:(?=(?<value>[^\s:]{4,100})[ \t]*$)/gm,
    isSecret: isPassword,
  },
  {
    name: 'a login of a Docker configuration',
    pattern:
      /"(?:auth|_auth|identitytoken)"\s{0,3}:\s{0,3}"(?=(?<value>[A-Za-z0-9+/=_-]{12,200})")/g,
    isSecret: found => isRandomLooking(readSecretValue(found)),
  },
  {
    name: 'a password with its name',
    pattern:
      /(?:password|passwd|passphrase|_pass|_pwd)["']?\s{0,3}[:=]\s{0,3}["'](?=(?<value>[^"'\s]{6,64})["'])/gi,
    isSecret: isPassword,
  },
  {
    name: 'a password with its name',
    pattern: RegExp(
      `^[ \\t]{0,40}[\\w.-]{0,40}(?:${WORDS}|_pass|_pwd)[ \\t]{0,3}[:=：][ \\t]{1,3}(?=(?<value>[^\\s"'\`]{6,64})[ \\t]*$)`,
      'gim',
    ),
    isSecret: isPassword,
  },
  {
    name: 'a password of an INI file',
    pattern: /^[\w.-]{0,40}(?:password|passwd|passphrase)=(?=(?<value>[^\s"'`]{8,64})[ \t]*$)/gim,
    isSecret: found => isPassword(found) && isRandomLooking(readSecretValue(found)),
  },
  {
    name: 'a password of an environment',
    pattern:
      /\b(?:ENV|set -\w{1,3}|setx|setenv)\s{1,5}[A-Z0-9_]{0,40}(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY)\s{1,5}["']?(?=(?<value>[^\s"'`]{6,64}))/gi,
    isSecret: isPassword,
  },
  {
    name: 'a password of a command line',
    pattern:
      /(?:\s--?(?:password|passwd|pass|http-password)[ =]|\bsshpass\s{1,5}-p\s{0,3}|\b(?:mysql|mysqldump|mysqladmin|mariadb)\s[^\n]{0,200}?\s-p)["']?(?=(?<value>[^\s"'`]{6,64}))/g,
    isSecret: isPassword,
  },
  {
    name: 'a password of a share',
    pattern: /\bnet use\s[^\n]{0,200}?\s(?=(?<value>[^\s"'`\\]{6,64})\s{1,5}\/user:)/gi,
    isSecret: isPassword,
  },
  {
    name: 'a password in XML',
    pattern:
      /(?:<[\w.:-]{0,40}(?:password|passwd|passphrase)>|(?:key|name)="[\w.:-]{0,40}(?:password|passwd|pwd|secret)[\w.:-]{0,20}"\s{1,5}value=")(?=(?<value>[^<>"\s]{6,64})[<"])/gi,
    isSecret: isPassword,
  },
  {
    name: 'a password that is handed on',
    pattern:
      /(?:passw(?:or)?d["']\s{0,3},\s{0,3}|set_?passw(?:or)?d\(\s{0,3})["'](?=(?<value>[^"'\s]{6,64})["']\s{0,3}\))/gi,
    isSecret: isPassword,
  },
];

const ASSIGNMENTS: readonly SecretShape[] = [
  {
    name: 'a key or password with its name',
    pattern:
      /(?:secret|token|passw(?:or)?d|pwd|(?:api|access|auth|private)[_-]?key)(?:[_-]?key)?["'`]?\s{0,3}[:=]{1,2}>?\s{0,3}["'`]?(?=(?<value>[\w+/=~.!@#$%^*-]{20,64}[([]?))/gi,
    isSecret: isRandom,
  },
  {
    name: 'a key or password of an environment file',
    pattern:
      /(?:SECRET|TOKEN|_PASS(?=[=\d])|PASSWORD|PASSWD|PWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY)(?<rest>[A-Z0-9_]{0,20})=["']?(?=(?<value>[^\s"'`]{8,64}))/g,
    isSecret: isOfEnvironment,
  },
];

export const SHAPES: readonly SecretShape[] = [...LIKELY, ...PASSWORDS, ...ASSIGNMENTS, ...LOGINS];

function readSecretValue(found: RegExpExecArray): string {
  return found.groups?.value ?? '';
}

/** Of letters with digits or signs among them, as no word of a text or a program is. */
function isPassword(found: RegExpExecArray): boolean {
  const value = readSecretValue(found);
  if (!/[A-Za-z]/.test(value) || !/[\d!@#%^&+~]/.test(value.slice(1))) return false;
  return !isPlaceholder(value) && !isExpression(value) && !/[;,(){}[\]]|:\/\/|\//.test(value);
}

function isRandom(found: RegExpExecArray): boolean {
  const value = readSecretValue(found);
  return isRandomLooking(value) && !isPlaceholder(value) && !isExpression(value);
}

/** On a line of its own, a person's password counts; elsewhere only a drawn one. */
function isOfEnvironment(found: RegExpExecArray): boolean {
  const value = readSecretValue(found);
  const rest = found.groups?.rest ?? '';
  if (!/[A-Za-z]/.test(value) || !/\d/.test(value)) return false;
  if (ABOUT.test(rest) || PLACE.test(value) || isPlaceholder(value) || isExpression(value)) {
    return false;
  }
  const before = found.input.slice(Math.max(0, found.index - MAX_NAME_CHARS), found.index);
  if (OWN_LINE.test(before) && ITSELF.test(rest)) return true;
  return value.length >= MIN_DRAWN_CHARS && isRandomLooking(value);
}

/** `TOKEN_URL` and its like say something about a secret. */
const ABOUT =
  /_(?:URL|URI|PATH|FILE|DIR|NAME|TYPE|ID|TTL|EXPIR|ENDPOINT|LENGTH|MODE|ALGO|HEADER|FIELD|REGEX|PER)/;
const ITSELF = /^(?:_KEY|_KEY_BASE|_VALUE|_SALT|_?\d{1,3})?$/;
const PLACE = /^(?:[./~\\]|\w{1,10}:\/\/)/;
const OWN_LINE = /(?:^|\n)[ \t]*(?:export |set |ENV |ARG |- )?[A-Z0-9_]*$/;
const MAX_NAME_CHARS = 80;
const MIN_DRAWN_CHARS = 16;
