import { z } from 'zod';
import { formulaSchema } from './formula.ts';
import { recordSchema } from './record.ts';

/** The JSON Schema (2020-12) of what `iki export --format json` writes: an array of documents, each as `iki extract` writes it. */
export function exportJsonSchema(): object {
  const names = z.registry<{ id: string; title?: string }>();
  names.add(formulaSchema, { id: 'formula' });
  names.add(recordSchema, { id: 'document' });
  return {
    title: 'Documents read by iki',
    ...z.toJSONSchema(z.array(recordSchema), { metadata: names }),
  };
}
