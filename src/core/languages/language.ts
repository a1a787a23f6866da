/**
 * What is known of a language, as plain data. How a language writes comments or
 * what parses it is asked of its entry, never whether it is this language or that.
 */
export interface Language {
  /** VS Code's language id. */
  readonly id: string;
  readonly role: LanguageRole;
  /** Further names: in settings, behind fences, ids that mean the same. Lower case. */
  readonly names?: readonly string[];
  /** Of its files, without the dot. They are names, too. */
  readonly extensions?: readonly string[];
  /** Whole names of its files, lower case, where they have no ending or one that misleads. */
  readonly files?: readonly string[];
  /** The id of the language that it is written like, with more in it: JSX of JavaScript. */
  readonly dialectOf?: string;
  /** Languages of one family bear each other's labels. */
  readonly family?: string;
  /** How a request names it, where its name is no other word. */
  readonly mention?: RegExp;
  /** What only code in it looks like, for code without a label. */
  readonly looks?: RegExp;
  readonly comments?: CommentMarks;
  /** What encloses its strings; the plain ones know a backslash as escape. */
  readonly strings?: readonly StringMarks[];
  /** What encloses text of several lines, beside strings that are raw and those that document. */
  readonly texts?: readonly StringMarks[];
  /** It has text between `<<NAME` and a line of that name. */
  readonly hasHeredocs?: true;
  /** Lines that a preprocessor reads stand at the margin, behind this mark. */
  readonly directive?: string;
  /** Its levels are tabs, by its own rule or its formatter's. */
  readonly isTabbed?: true;
  /** In such code, a reader may be wrong about what is an error. */
  readonly doubtful?: RegExp;
  /** Its brackets close wherever they stand in no comment and no string. */
  readonly hasSureBrackets?: true;
  /** Next to no line of it is made of words alone. */
  readonly isMarked?: true;
  /** It is written in sentences: what one does with code makes no sense for it. */
  readonly isProse?: true;
  /** Where it has keys, the way they are written, and entries of lists as one of its groups. */
  readonly keys?: RegExp;
  /** How its headings look. */
  readonly headings?: HeadingMarks;
  /** The same lines mean something else where they stand deeper. */
  readonly isNested?: true;
  /** Functions of one name stand beside each other, told apart by types that only a parser reads. */
  readonly hasOverloads?: true;
  readonly grammar?: Grammar;
  /** What reads it on this machine as exactly as what runs it. */
  readonly parse?: ParserName;
  /** What may stand around a part of a program, for a parser that wants whole ones. */
  readonly parts?: readonly Part[];
  /** Code or requests for which its parser's refusal says nothing. */
  readonly dialect?: { readonly code?: RegExp; readonly request?: RegExp };
  /** How it denies a condition and what it calls nothing. */
  readonly logic?: LogicWords;
  /** The statement that a body which is not written consists of. */
  readonly unwritten?: string;
  /** Which harness runs tests behind code in it. */
  readonly tests?: HarnessName;
  readonly testFiles?: TestHabit;
}

/**
 * What a piece of text in a language is. `output` only shows what a program writes; a `record` is data
 * that no program is written in.
 */
export type LanguageRole =
  | 'program'
  | 'commands'
  | 'query'
  | 'style'
  | 'markup'
  | 'data'
  | 'record'
  | 'document'
  | 'output';

export type ParserName = 'javascript' | 'typescript' | 'python' | 'json';
export type HarnessName = 'script' | 'typed-script' | 'python' | 'shell';

/** A tree-sitter grammar. */
interface Grammar {
  /** Its file in a package: the build ships those that are named here. */
  readonly file: string;
  /** Whether its refusals may be believed; macros and other liberties are unknown to some. */
  readonly isExact: boolean;
  /** What its files begin with, where code may leave it out. */
  readonly opens?: string;
}

export interface LogicWords {
  /** With the brackets that stand around it, where the language wants some. */
  readonly negate: (condition: string) => string;
  readonly nothing: string;
}

export interface Part {
  readonly before: string;
  readonly after: string;
  /** Put before each line of the part. */
  readonly indent?: string;
}

/** The marks of comments. */
export interface CommentMarks {
  /** What begins one that ends with its line. */
  readonly line: readonly string[];
  /** What begins and ends one of several lines. */
  readonly block: readonly (readonly [begin: string, end: string])[];
  /** Blocks hold further blocks. */
  readonly nests?: true;
  /** What begins and ends a string that documents, where it stands as a statement. */
  readonly documents?: readonly (readonly [begin: string, end: string])[];
}

export interface HeadingMarks {
  /** A heading's line; the longer the group, the deeper the heading. */
  readonly line: RegExp;
  /** What stands below one on a line of its own, those of higher levels first. */
  readonly underlines?: string;
}

export interface StringMarks {
  readonly begin: string;
  readonly end: string;
  /** It knows no escapes. */
  readonly isRaw?: true;
}

/** How its tests are kept: what their files are called, and where each framework puts a workspace's first. */
export interface TestHabit {
  /** Endings of files of code. */
  readonly endings: readonly string[];
  /** The ending of files of tests, where it is another one. */
  readonly testEnding?: string;
  /**
   * Names of test files without their ending; in a folder of tests, the name itself may be one. None:
   * tests stand in the file of their code.
   */
  readonly names: readonly string[];
  /** Those that are known, in the order in which they are looked for. */
  readonly frameworks: readonly Framework[];
}

export interface Framework {
  readonly name: string;
  /** A file of the project, in the code's folder or above, and what it says; absent: it is always there. */
  readonly manifest?: { readonly file: string; readonly says: RegExp };
  /**
   * Where the first test of a workspace goes: `{dir}` is the code's folder, `{root}` what stands before
   * `from` in it and `{rest}` what stands behind, `{name}` and `{ending}` are the code's. Null: no habit.
   */
  readonly place: { readonly from: readonly string[]; readonly to: string } | null;
}
