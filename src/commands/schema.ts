import { exportJsonSchema } from '../records/json-schema.ts';
import type { Ending } from './endings.ts';
import { intoFile, outputFile, throughTemporaryFile } from './output-file.ts';
import { toStderr, toStdout } from './output.ts';

export type SchemaOptions = { readonly out?: string };

/** `iki schema`: the JSON Schema of the exported JSON. */
export async function schemaCommand({ out }: SchemaOptions): Promise<Ending> {
  const text = `${JSON.stringify(exportJsonSchema(), null, 2)}\n`;
  if (out === undefined) {
    await toStdout(text);
    return 'done';
  }
  await throughTemporaryFile(await outputFile(out), (file) => intoFile(file)(text));
  toStderr(`The JSON Schema is in ${out}`);
  return 'done';
}
