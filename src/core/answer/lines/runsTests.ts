/** What makes a program of a module, or runs what it holds: it stands last, and once. */

/** `if __name__ == "__main__":`, `if __FILE__ == $0`, `if (require.main === module)`. */
export function isMainGuard(head: string): boolean {
  return GUARD.test(head);
}

const GUARD =
  /^(?:if|unless)\b.*(?:__name__|__FILE__|\$PROGRAM_NAME|require\.main|import\.meta\.(?:main|url)|BASH_SOURCE)/;

/** `unittest.main()`, `test.run();`, `os.exit(lu.LuaUnit.run())`, and `int main(…)` around such a call. */
export function runsTests(head: string): boolean {
  return isMainGuard(head) || RUNS.test(head) || MAIN.test(head);
}

const RUNS = /^(?:[\w$]+(?:\.|::?))*(?:main|run(?:_?[a-z]\w*)?|exit)\s*\([^{]*\)\s*;?$/i;
const MAIN = /^(?:(?:int|void|func|fn|fun|def|pub|static|public)\s+)+main\s*\(/;
