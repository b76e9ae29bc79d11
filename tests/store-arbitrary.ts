import fc from 'fast-check';
import { z } from 'zod';
import { recordSchema, type DocumentRecord } from '../src/records/record.ts';

/** How many lazy schemas may stand inside each other before the smallest value is taken. */
const DEPTH = 2;
/** A value that ends every recursion of the record's schema. */
const END = fc.constant({ type: 'missing', text: '' } as const);
/** zod drops this one key of a record. */
const KEY = fc.string().filter((key) => key !== '__proto__');

/** Any value of a schema, by walking it: a field that the schema gains is in the tests at once. */
function arbitraryOf(schema: unknown, depth = 0): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject)
    return fc.record(
      mapped(schema.shape, (field) => arbitraryOf(field, depth)),
      { requiredKeys: requiredOf(schema.shape) },
    );
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return arbitraryOf(schema.unwrap(), depth);
  if (schema instanceof z.ZodArray) return fc.array(arbitraryOf(schema.element, depth), { minLength: leastOf(schema), maxLength: 3 });
  if (schema instanceof z.ZodTuple) return fc.tuple(...schema.def.items.map((item) => arbitraryOf(item, depth)));
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => arbitraryOf(option, depth)));
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.unwrap(), depth), { nil: null });
  if (schema instanceof z.ZodReadonly) return arbitraryOf(schema.unwrap(), depth);
  if (schema instanceof z.ZodLazy) return depth < DEPTH ? arbitraryOf(schema.unwrap(), depth + 1) : END;
  if (schema instanceof z.ZodRecord) {
    const keys = schema.keyType instanceof z.ZodEnum ? fc.constantFrom(...schema.keyType.options.map(String)) : KEY;
    return fc.dictionary(keys, arbitraryOf(schema.valueType, depth), { maxKeys: 4, noNullPrototype: true });
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodString) return fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
  if (schema instanceof z.ZodNumber) return numberOf(schema);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodUnknown) return fc.jsonValue({ stringUnit: 'binary' }).map((value) => JSON.parse(JSON.stringify(value)));
  throw new Error(`No values for ${String(schema)}: teach this file the new kind of schema.`);
}

function mapped<In, Out>(shape: Record<string, In>, change: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, change(value)]));
}

function requiredOf(shape: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(shape).filter((key) => !(shape[key] instanceof z.ZodOptional));
}

function leastOf(schema: z.ZodArray): number {
  const checks = schema.def.checks?.map((check) => check._zod.def) ?? [];
  return Math.max(0, ...checks.map((check) => ('minimum' in check ? Number(check.minimum) : 0)));
}

/** -0 is left out: JSON has none. */
function numberOf(schema: z.ZodNumber): fc.Arbitrary<number> {
  const min = Math.max(schema.minValue ?? -Infinity, schema.isInt ? Number.MIN_SAFE_INTEGER : -Number.MAX_VALUE);
  const max = Math.min(schema.maxValue ?? Infinity, schema.isInt ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE);
  const values = schema.isInt ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return values.map((value) => (value === 0 ? 0 : value));
}

/** Records of every shape that the schema allows, with ids that are unique in their document, as parsers give them. */
export const anyRecord: fc.Arbitrary<DocumentRecord> = arbitraryOf(recordSchema).map((value) => {
  const record = recordSchema.parse(value);
  let next = 0;
  const id = (text: string) => `${text}#${next++}`;
  const jabatan = record.jabatan.map((block) => ({
    ...block,
    id: id(block.id),
    indikator: block.indikator.map((row) => ({ ...row, id: id(row.id) })),
  }));
  return { ...record, jabatan };
});
