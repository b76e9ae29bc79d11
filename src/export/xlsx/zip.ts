import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { IkiError } from '../../errors.ts';

/** A ZIP file, written while it is made. fflate makes the container; Node's zlib packs, on another core. */

export type Entry = { readonly path: string; readonly content: Iterable<string> };

/** ZIP's number for the way of packing. */
const DEFLATED = 8;
/** Bytes of a file without the extension for large ones, and of each of its entries. */
const MOST_BYTES = 0xffffffff;
const BUFFER = 2 ** 18;
/** Pieces of an entry that wait to be packed. */
const IN_HAND = 2;

/** What fflate is told of an entry; it looks at size and checksum when the last piece comes. */
type Packed = { filename: string; compression: number; size: number; crc: number; ondata?: NonNullable<ZipInputFile['ondata']> };

/**
 * Packs the entries one after the other, each made only when its turn comes.
 * @throws IkiError `usage` where the file would pass 4 GiB; what `write` throws
 */
export async function writeZip(entries: Iterable<Entry>, write: (bytes: Uint8Array) => Promise<unknown>): Promise<void> {
  const waiting: Uint8Array[] = [];
  let total = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    waiting.push(bytes);
  });
  const flush = async (): Promise<void> => {
    for (const bytes of waiting.splice(0)) {
      total += bytes.length;
      if (total > MOST_BYTES) throw tooLarge();
      await write(bytes);
    }
  };
  for (const { path, content } of entries) {
    const entry: Packed = { filename: path, compression: DEFLATED, size: 0, crc: 0 };
    zip.add(entry);
    await pipeline(
      Readable.from(counted(content, entry), { highWaterMark: IN_HAND }),
      createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: BUFFER }),
      async (packed: AsyncIterable<Uint8Array<ArrayBuffer>>) => {
        for await (const bytes of packed) {
          entry.ondata?.(null, bytes, false);
          await flush();
        }
      },
    );
    entry.ondata?.(null, new Uint8Array(), true);
  }
  zip.end();
  await flush();
}

function* counted(content: Iterable<string>, entry: Packed): IterableIterator<Uint8Array> {
  for (const text of content) {
    const bytes = Buffer.from(text);
    entry.size += bytes.length;
    entry.crc = crc32(bytes, entry.crc);
    yield bytes;
  }
}

function tooLarge(): IkiError {
  return new IkiError(
    'usage',
    'The workbook would be larger than 4 GiB.',
    'Choose fewer rows, for example with --kabupaten, or write CSV.',
  );
}
