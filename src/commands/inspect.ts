import { extname } from 'node:path';
import { IkiError } from '../errors.ts';
import { inspect } from '../inspect/index.ts';
import type { PageView } from '../inspect/view.ts';
import { readSourceFile } from '../source-file.ts';
import type { Ending } from './endings.ts';
import { ingestOptions } from './headers.ts';
import { storedPath } from './inputs.ts';
import { type OcrOptions, withTools } from './ocr.ts';
import { outputFile, throughTemporaryFile } from './output-file.ts';
import { toStdout } from './output.ts';
import { showingPages } from './progress.ts';

export type InspectOptions = OcrOptions & { readonly page: number; readonly out?: string; readonly json?: true; readonly headers?: string };

/** `iki inspect`: one page as a picture with all that was read from it, or the same as JSON on stdout. */
export async function inspectCommand(path: string, options: InspectOptions): Promise<Ending> {
  const { page, out, json } = options;
  if (out === undefined && json === undefined)
    throw new IkiError('usage', 'Nothing says where to write.', 'Add --out page.png for the picture, or --json.');
  const { headers = {} } = await ingestOptions(options.headers);
  const file = await readSourceFile(path, storedPath(path));
  const target = out === undefined ? null : await pictureFile(out, path);
  const inspection = await showingPages(path, (onPage) =>
    withTools(options, (tools) => inspect(file, page, { headers, tools }), { onPage }),
  );
  if (target !== null) {
    const picture = await inspection.draw();
    await throughTemporaryFile(target, (handle) => handle.writeFile(picture));
  }
  if (json === true) await toStdout(`${JSON.stringify(asJson(inspection.view), null, 2)}\n`);
  return 'done';
}

/** A name that says another kind of picture would mislead whoever opens it. */
async function pictureFile(out: string, source: string): Promise<string> {
  if (extname(out).toLowerCase() !== '.png')
    throw new IkiError('usage', `--out: ${out} does not end in .png.`, 'The picture is a PNG file: name it so.');
  return outputFile(out, { path: source, is: 'the document' });
}

/** Boxes in points from the top left of the page as it was read. */
function asJson({ content, fields, blocks }: PageView): object {
  const { reading, width, height, skew = 0, words, rules } = content;
  return { reading: { ...reading, skew }, width, height, words, rules, blocks, fields };
}
