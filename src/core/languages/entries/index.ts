/**
 * The languages, one line an entry. Those that are told by their looks stand in the order in which
 * these are tried: what could also be another's stands behind it.
 */
import type { Language } from '../language.ts';
import { c, cpp } from './c.ts';
import { csharp } from './csharp.ts';
import { css, less, scss } from './css.ts';
import { further } from './further.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript, javascriptReact } from './javascript.ts';
import { json } from './json.ts';
import { kotlin } from './kotlin.ts';
import { markdown } from './markdown.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { bat, powershell, shellscript } from './shellscript.ts';
import { sql } from './sql.ts';
import { swift } from './swift.ts';
import { typescript, typescriptReact } from './typescript.ts';
import { yaml } from './yaml.ts';

export const LANGUAGES: readonly Language[] = [
  ...[python, rust, go, typescript, typescriptReact, java, csharp, c, cpp],
  ...[javascript, javascriptReact, php, ruby, sql, shellscript, powershell, bat],
  ...[kotlin, swift, css, scss, less, json, yaml, markdown],
  ...further,
];
