/**
 * The calls of a turn and its words: calls that the host told, and, where it told none, those that the
 * model printed. Only tools that were offered are called, with arguments that fit their schemas.
 */
import type { OfferedTool, RawToolCall, ToolRequest } from '../types.ts';
import { findPrintedCalls } from './findPrintedCalls.ts';
import { fitArguments } from './fitArguments.ts';
import type { PrintedCall } from './printed/index.ts';

export interface ReadTurn {
  readonly text: string;
  readonly calls: readonly ToolRequest[];
  /** What is wrong with calls that cannot be made, for the model; null: nothing is. */
  readonly problem: string | null;
  /** The calls were printed as text. */
  readonly isRepaired: boolean;
}

export interface TurnSaid {
  /** Without its thoughts. */
  readonly text: string;
  readonly calls: readonly RawToolCall[];
  readonly tools: readonly OfferedTool[];
  /** What the user said last. */
  readonly asked: string;
  /** Makes the id of a call that has none: no two may be alike in a conversation. */
  readonly makeId: () => string;
}

export function readToolCalls(said: TurnSaid): ReadTurn {
  const { text, tools } = said;
  if (said.calls.length > 0) {
    const calls = said.calls.map(({ id, name, argumentsText }) => ({
      id,
      name,
      arguments: argumentsText,
    }));
    return { text, isRepaired: false, ...fitCalls(calls, said) };
  }
  const found =
    tools.length === 0
      ? undefined
      : findPrintedCalls(text, {
          words: said.asked,
          isOffered: name => findTool(name, tools) !== undefined,
        });
  if (found === undefined) return { text, calls: [], problem: null, isRepaired: false };
  const fitted = fitCalls(found.calls, said);
  return { text: text.slice(0, found.from).trimEnd(), isRepaired: true, ...fitted };
}

function fitCalls(
  given: readonly (PrintedCall & { readonly id?: string })[],
  { tools, makeId }: TurnSaid,
): Pick<ReadTurn, 'calls' | 'problem'> {
  const calls: ToolRequest[] = [];
  const problems: string[] = [];
  for (const { id, name, arguments: args } of given) {
    const tool = findTool(name, tools);
    if (tool === undefined) {
      problems.push(`There is no tool ${name}. There are: ${listNames(tools)}.`);
      continue;
    }
    const fitted = fitArguments(args, tool);
    if (fitted.ok) calls.push({ id: id || makeId(), name: tool.name, arguments: fitted.arguments });
    else problems.push(fitted.problem);
  }
  return { calls, problem: problems.length === 0 ? null : problems.join(' ') };
}

const MAX_NAMES = 60;

function listNames(tools: readonly OfferedTool[]): string {
  const names = tools.slice(0, MAX_NAMES).map(({ name }) => name);
  return names.length === 0 ? 'none' : names.join(', ');
}

/** By its name, in the name space of a family, or in another spelling where that fits one only. */
function findTool(given: string, tools: readonly OfferedTool[]): OfferedTool | undefined {
  const name = given.trim();
  const short = name.replace(/^(?:functions?|default_api|tools?|api|mcp|multi_tool_use)[.:/]/i, '');
  const exact = tools.find(tool => tool.name === name) ?? tools.find(tool => tool.name === short);
  if (exact) return exact;
  const alike = tools.filter(tool => dropSigns(tool.name) === dropSigns(short));
  return alike.length === 1 ? alike[0] : undefined;
}

function dropSigns(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
