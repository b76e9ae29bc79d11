import { makeReport } from '../report/report.ts';
import { openStore } from '../store/index.ts';
import type { Ending } from './endings.ts';
import { intoFile, outputFile, throughTemporaryFile } from './output-file.ts';
import { toStderr } from './output.ts';

export type KabupatenReportOptions = { readonly db: string; readonly out: string; readonly kabupaten?: string; readonly tahun?: number };

/** `iki report`: what a database holds about a kabupaten, as one page to read and print. */
export async function kabupatenReportCommand({ db, out, kabupaten, tahun }: KabupatenReportOptions): Promise<Ending> {
  const target = await outputFile(out, { path: db, is: 'the database' });
  const store = openStore(db, 'read');
  try {
    const page = makeReport(store.report, { database: db, kabupaten: kabupaten ?? null, tahun: tahun ?? null, made: new Date() });
    await throughTemporaryFile(target, (file) => intoFile(file)(page));
    toStderr(`The report is in ${out}: open it in a browser, or print it from there.`);
    return 'done';
  } finally {
    store.close();
  }
}
