/**
 * The tools as `tools/list` shows them. Agents pay for every token of the list in every conversation:
 * what only the server needs (longest texts, largest numbers, what lies deep in a result) is not told,
 * nor are the words of a field told twice; the server checks it all the same, and says by name what is
 * wrong.
 */
import * as z from 'zod';
import type { Tool } from './tool.ts';

export function describeTools(tools: readonly Tool[]) {
  const told = new Set<string>();
  return tools.map(tool => describeTool(tool, told));
}

function describeTool({ contract, description, annotations, begin }: Tool, told: Set<string>) {
  return {
    name: contract.name,
    title: contract.title,
    description,
    inputSchema: listInput(contract.input, told),
    outputSchema: listOutput(contract.output),
    annotations: { title: contract.title, ...annotations },
    ...(begin && { execution: { taskSupport: 'optional' as const } }),
  };
}

type Listed = z.core.JSONSchema.BaseSchema;

/** Every field without the limits, with its words where no tool before has told them. */
function listInput(schema: z.ZodObject, told: Set<string>) {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const limit of LIMITS) delete jsonSchema[limit];
    },
  });
  tellWordsOnce(json, told);
  return { ...json, type: 'object' as const };
}

/** Of the fields, and of those of what is in a list. */
function tellWordsOnce({ properties = {}, items }: Listed, told: Set<string>): void {
  if (typeof items === 'object' && !Array.isArray(items)) tellWordsOnce(items as Listed, told);
  for (const [name, field] of Object.entries(properties)) {
    if (typeof field === 'boolean') continue;
    tellWordsOnce(field, told);
    if (field.description === undefined) continue;
    const words = `${name}: ${field.description}`;
    if (told.has(words)) delete field.description;
    told.add(words);
  }
}

const LIMITS = ['maxLength', 'minLength', 'maxItems', 'minItems', 'maximum', 'minimum'] as const;

/** The fields of a result and their types; what is in a list or an object is in the documentation. */
function listOutput(schema: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'output' });
  const fields = Object.entries(properties).map(([name, field]) => [name, listField(field)]);
  return { type: 'object' as const, properties: Object.fromEntries(fields), required };
}

/** Longest list of values that is told of a result's field. */
const MAX_VALUES = 5;

function listField(field: z.core.JSONSchema._JSONSchema): Listed {
  if (typeof field === 'boolean') return {};
  const types = field.anyOf?.map(option => (option as Listed).type);
  const { enum: values = [] } = field;
  const few = values.length > 0 && values.length <= MAX_VALUES;
  return { ...(few && { enum: values }), type: types ?? field.type } as Listed;
}
