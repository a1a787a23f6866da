/**
 * Whether code could get at more than its arguments: files, the process, other modules, the frames that
 * called it. Only such code could speak in the harness's place, so only such code is run a second time.
 */

/** True unless the code certainly keeps to itself. */
export function canReachOut(code: string, language: string | null): boolean {
  if (language === 'shellscript') return true;
  if (language !== 'python') return OF_SCRIPT.test(code);
  if (OF_PYTHON.test(code)) return true;
  for (const [, from, names = ''] of code.matchAll(IMPORT)) {
    const modules = from === undefined ? names.split(',') : [from];
    if (!modules.every(name => HARMLESS.has(/^\s*([\w.]+)/.exec(name)?.[1] ?? ''))) return true;
  }
  return false;
}

const OF_SCRIPT =
  /\b(?:import|require|process|globalThis|global|module|eval|Function|constructor|prepareStackTrace|getBuiltinModule)\b/;

const OF_PYTHON =
  /\b(?:open|input|eval|exec|compile|globals|locals|vars|getattr|setattr|breakpoint|help|modules|f_back|f_locals|f_globals|tb_frame|gi_frame|cr_frame)\b|__(?!init__|repr__|str__|eq__|ne__|lt__|le__|gt__|ge__|hash__|len__|iter__|next__|getitem__|setitem__|delitem__|contains__|call__|name__|add__|sub__|mul__|truediv__|floordiv__|mod__|neg__|abs__|bool__|enter__|exit__|post_init__|slots__|radd__|rmul__|iadd__|missing__|reversed__|index__|int__|float__|future__)\w+__/;

const IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([^\n#;]+))/gm;

/** Modules that give neither files nor the process away by a function of their own. */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    '__future__ abc array bisect calendar collections collections.abc copy dataclasses datetime decimal enum ' +
    'fractions functools hashlib heapq itertools json math numbers operator random re statistics string textwrap ' +
    'time typing unicodedata uuid'
  ).split(' '),
);
