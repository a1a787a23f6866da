/**
 * The checks that can only reject: that code parses or loads proves too little. Cheapest first; of those that
 * run code, what the proofs read comes before.
 */
import type { CheckRow } from '../check.ts';
import { checkComplete } from './checkComplete.ts';
import { checkInterface } from './checkInterface.ts';
import { checkLoads } from './checkLoads.ts';
import { checkParses } from './checkParses.ts';

export const REJECTING_CHECKS = [
  { name: 'complete', check: checkComplete },
  { name: 'parses', check: checkParses },
  { name: 'interface', check: checkInterface },
  { name: 'loads', check: checkLoads, runs: true },
] as const satisfies readonly CheckRow[];
