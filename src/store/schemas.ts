/** Every store's part of the database. A new store adds its schema here, and nowhere else. */
import { auditSchema } from './auditStore.ts';
import { benchmarkSchema } from './benchmarkStore.ts';
import { catalogueSchema } from './catalogueStore.ts';
import type { SchemaPart } from './database/index.ts';
import { freeQuotaSchema } from './freeQuotaStore.ts';
import { healthSchema } from './healthStore.ts';
import { agentCallSchema, ledgerSchema, limitsSchema } from './ledger/index.ts';
import { outcomeSchema } from './outcomeStore.ts';
import { promptingSchema } from './promptingStore.ts';
import { routeSchema } from './routeStore.ts';
import { taskSchema } from './taskStore.ts';
import { undoSchema } from './undoStore.ts';

export const SCHEMAS: readonly SchemaPart[] = [
  ledgerSchema,
  limitsSchema,
  catalogueSchema,
  healthSchema,
  routeSchema,
  auditSchema,
  promptingSchema,
  freeQuotaSchema,
  outcomeSchema,
  benchmarkSchema,
  taskSchema,
  undoSchema,
  agentCallSchema,
];
