/** What the demonstration writes with: colours where they are wanted, rows with aligned labels. */
import { styleText } from 'node:util';

export type Style = 'plain' | 'bold' | 'dim' | 'good' | 'bad' | 'accent';

const FORMAT = {
  bold: 'bold',
  dim: 'gray',
  good: 'green',
  bad: 'red',
  accent: 'cyan',
} as const;

/** Columns of the label in front of each row. */
const LABEL_COLUMNS = 12;
/** Lines are not longer than this even where the terminal is wider: long lines read badly. */
const MAX_COLUMNS = 100;
const MIN_COLUMNS = 40;

export interface Terminal {
  /** An empty line. */
  readonly gap: () => void;
  /** One line as it is. */
  readonly line: (text: string, style?: Style) => void;
  /** A label and its text, wrapped and indented. */
  readonly row: (label: string, text: string, style?: Style) => void;
  /** Writes text that comes in pieces beside a bar; `end` closes the last line. */
  readonly stream: (label: string) => TextStream;
}

export interface TextStream {
  readonly write: (piece: string) => void;
  readonly end: () => void;
}

/** Respects `NO_COLOR` and `FORCE_COLOR`, and whether `out` is a terminal at all. */
export function openTerminal(out: NodeJS.WriteStream): Terminal {
  const paint = (text: string, style: Style) =>
    style === 'plain' || text === ''
      ? text
      : styleText(FORMAT[style], text, { stream: out, validateStream: true });
  const columns = Math.max(MIN_COLUMNS, Math.min(out.columns ?? MAX_COLUMNS, MAX_COLUMNS));
  const label = (text: string) => paint(text.padEnd(LABEL_COLUMNS), 'dim');
  const indent = ' '.repeat(LABEL_COLUMNS);
  return {
    gap: () => void out.write('\n'),
    line: (text, style = 'plain') => void out.write(`${paint(text, style)}\n`),
    row(name, text, style = 'plain') {
      const lines = wrap(text, columns - LABEL_COLUMNS);
      lines.forEach((line, index) => {
        out.write(`${index === 0 ? label(name) : indent}${paint(line, style)}\n`);
      });
    },
    stream(name) {
      const bar = paint('│ ', 'dim');
      let open = false;
      let first = true;
      return {
        write(piece) {
          for (const part of piece.split(/(\n)/)) {
            if (part === '') continue;
            if (!open) out.write((first ? label(name) : indent) + bar);
            first = false;
            open = part !== '\n';
            out.write(part);
          }
        },
        end: () => void (open && out.write('\n')),
      };
    },
  };
}

/** Breaks at spaces; keeps the text's own line breaks. A longer word stands alone. */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap(paragraph => {
    const [first = '', ...words] = paragraph.split(' ');
    const lines: string[] = [];
    let line = first;
    for (const word of words) {
      if (line.trim() !== '' && line.length + 1 + word.length > columns) {
        lines.push(line);
        line = word;
      } else {
        line += ` ${word}`;
      }
    }
    return [...lines, line];
  });
}
