import { z } from 'zod';

/** What `iki query` and the process that runs the query say to each other. */
export const FORMATS = ['table', 'csv', 'json'] as const;

/** The first message, to the process. `db`: path of the database. */
export const orderSchema = z.object({ db: z.string(), sql: z.string(), format: z.enum(FORMATS) });
export type Order = z.infer<typeof orderSchema>;

/**
 * From the process: SQLite is at work; the output waits for its reader, which is nobody's running time; it failed, with a code if
 * it is no bug.
 */
export const newsSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('working') }),
  z.object({ is: z.literal('writing') }),
  z.object({
    is: z.literal('failed'),
    code: z.enum(['usage', 'database-unusable', 'database-newer']).nullable(),
    message: z.string(),
    remedy: z.string(),
  }),
]);
export type News = z.infer<typeof newsSchema>;
