import { parsers } from '../../parsers/index.ts';
import { READERS } from '../readers/index.ts';
import type { Ending } from './endings.ts';
import { toStdout } from './output.ts';

export type FormatsOptions = { readonly json?: true };

/** `iki formats`: the kinds of file and the layouts of documents that are read. */
export async function formatsCommand(options: FormatsOptions): Promise<Ending> {
  const files = READERS.map(({ name, endings, describes }) => ({ name, endings, describes }));
  const layouts = parsers.map(({ name, describes }) => ({ name, describes }));
  const lines = [
    'Kinds of file:',
    ...files.flatMap(({ name, endings, describes }) => [`  ${name} (${endings.join(' ')})`, `      ${describes}`]),
    'Layouts of documents, found by their content:',
    ...layouts.flatMap(({ name, describes }) => [`  ${name}`, `      ${describes}`]),
  ];
  await toStdout(`${options.json ? JSON.stringify({ files, layouts }, null, 2) : lines.join('\n')}\n`);
  return 'done';
}
