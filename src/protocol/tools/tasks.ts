/** The contracts of the tools about tasks that were handed out: ask for one, end one. */
import * as z from 'zod';
import * as field from '../fields.ts';
import { defineContract } from './contract.ts';
import { ROUTE_TASK } from './routing.ts';

const taskId = field
  .makeTextSchema(200)
  .trim()
  .min(1, { error: 'is empty: name the task, as route_task answered it' });

export const GET_TASK_STATUS = defineContract({
  name: 'get_task_status',
  title: 'Ask for a task',
  input: z.object({
    task_id: taskId,
    wait_ms: z
      .number()
      .int()
      .min(0)
      .max(3_600_000)
      .optional()
      .describe('How long to wait for its end. Default 0.'),
    explain: z.boolean().optional().describe('As of route_task.'),
  }),
  output: ROUTE_TASK.output,
});

export const CANCEL_TASK = defineContract({
  name: 'cancel_task',
  title: 'End a task',
  input: z.object({
    task_id: taskId,
    action: z
      .enum(['cancel', 'undo'])
      .optional()
      .describe('undo: take back what the task wrote to files.'),
  }),
  output: z.object({
    task_id: z.string(),
    cancelled: z.boolean().describe('false: it was not running any more.'),
    status: ROUTE_TASK.output.shape.status,
    cost: field.cost,
    restored: z.array(z.string()).optional().describe('Files that are as before.'),
  }),
});
