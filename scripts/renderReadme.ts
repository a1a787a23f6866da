/** The README's table of settings and variables. */
import {
  ENV_ROWS,
  NONE,
  nameVariable,
  type ObjectSchema,
  type Schema,
  SETTINGS,
  type Variable,
} from '../src/protocol/settings/index.ts';

const HEAD = '| variable | setting | what it is | default |\n|---|---|---|---|\n';

/** The README with the table of now. */
export function renderReadme(text: string): string {
  const rows = Object.entries<Variable>(ENV_ROWS).map(([id, row]) => renderRow(id, row));
  const table = /\| variable \|.*\n\|---.*\n(?:\|.*\n)*/;
  if (!table.test(text)) throw new Error('The README has no table of variables.');
  return text.replace(table, () => HEAD + rows.join(''));
}

function renderRow(id: string, row: Variable): string {
  const name = quote(nameVariable(row));
  const variable = typeof row.env === 'string' ? name : `${name} (${quote(row.env.member)})`;
  const setting = id in SETTINGS ? quote(id) : '';
  const about = [row.about, describeText(row)].filter(Boolean).join(' ');
  return `| ${variable} | ${setting} | ${about.replaceAll('|', '\\|')} | ${renderDefault(row)} |\n`;
}

function renderDefault({ schema, default: fallback }: Variable): string {
  if (fallback === null || fallback === '') return '';
  if (!Array.isArray(fallback)) return quote(String(fallback));
  return fallback.length > 0 && schema.type === 'array' ? quote(fallback.join(',')) : '';
}

/** How the value is written as the text of a variable, where that does not go without saying. */
function describeText(row: Variable): string {
  const needed = row.needs && `Needs ${quote(nameVariable(ENV_ROWS[row.needs]))}.`;
  return [describeForm(row), needed].filter(Boolean).join(' ');
}

function describeForm({ env, schema, default: fallback }: Variable): string {
  if (schema.type === 'string')
    return schema.enum ? `One of ${schema.enum.map(quote).join(', ')}.` : '';
  if (schema.type !== 'array') return '';
  if (schema.items.type === 'object') return `As JSON: ${quote(renderShape(schema))}.`;
  if (schema.emptyIsAll) return 'In the variable `null` for all.';
  if (typeof env !== 'string') return '';
  if (schema.items.type === 'string') return 'Separated by commas or new lines.';
  const hasSome = Array.isArray(fallback) && fallback.length > 0;
  return `Separated by commas${hasSome ? `; ${quote(NONE)} for an empty list` : ''}.`;
}

function renderShape(schema: Schema): string {
  if (schema.type === 'array')
    return schema.items.type === 'object' ? `[${renderFields(schema.items)}]` : '[…]';
  return schema.type === 'object' ? renderFields(schema) : '';
}

function renderFields({ properties, required }: ObjectSchema): string {
  const fields = Object.entries(properties).map(([name, property]) => {
    const shape = renderShape(property);
    const mark = required.includes(name) ? '' : '?';
    return `"${name}"${mark}${shape && `: ${shape}`}`;
  });
  return `{${fields.join(', ')}}`;
}

function quote(text: string): string {
  return `\`${text}\``;
}
