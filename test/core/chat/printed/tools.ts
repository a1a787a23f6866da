/** The tools that the texts of calls are read against. */
import type { OfferedTool } from '../../../../src/core/types.ts';

const text = { type: 'string' };

export const TOOLS: readonly OfferedTool[] = [
  {
    name: 'read_file',
    description: 'Reads a file.',
    parameters: {
      type: 'object',
      properties: { filePath: text, startLine: { type: 'integer' }, endLine: { type: 'integer' } },
      required: ['filePath'],
    },
  },
  {
    name: 'replace_string_in_file',
    description: 'Edits a file.',
    parameters: {
      type: 'object',
      properties: { filePath: text, oldString: text, newString: text },
      required: ['filePath', 'oldString', 'newString'],
    },
  },
  {
    name: 'run_in_terminal',
    description: 'Runs a command.',
    parameters: {
      type: 'object',
      properties: { command: text, isBackground: { type: 'boolean' } },
      required: ['command'],
      additionalProperties: false,
    },
  },
  {
    name: 'list_files',
    description: 'Lists files.',
    parameters: { type: 'object', properties: { paths: { type: 'array', items: text } } },
  },
  { name: 'get_errors', description: 'Lists errors.', parameters: {} },
];
