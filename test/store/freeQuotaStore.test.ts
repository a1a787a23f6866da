/** The calls that count against a quota of free models: those that were sent, of that provider, since then. */
import assert from 'node:assert/strict';
import type { ReservationRequest } from '../../src/core/types.ts';
import { freeUse } from '../../src/server/openrouter/freeUse.ts';
import { openFreeQuotaStore } from '../../src/store/freeQuotaStore.ts';
import { HealthStore } from '../../src/store/healthStore.ts';
import { openPromptingStore } from '../../src/store/promptingStore.ts';
import { openLedger } from './ledgerHome.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const HOUR = 3_600_000;
