/**
 * Makes one module of several: what stands alone, the code of an answer could import. What a module
 * takes of its neighbours is there already, so only what it takes of the standard library stays.
 */
export function joinModules(texts: readonly string[]): string {
  return texts.map(stripModule).join('\n');
}

function stripModule(text: string): string {
  return text
    .replace(/^import [^;]* from '\.\/[^']*';\n/gm, '')
    .replace(/^export \{[^}]*\};\n/gm, '')
    .replace(/^export (?=(?:async )?function|const)/gm, '');
}
