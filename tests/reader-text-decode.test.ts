import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_OCR } from './helpers/tools.ts';
import { IkiError } from '../src/errors.ts';
import type { Block, LayoutDocument, Paragraph } from '../src/layout/document.ts';
import { plainText } from '../src/layout/inline.ts';
import { readDocument } from '../src/readers/index.ts';
import { MAX_BYTES } from '../src/readers/text/decode.ts';

function read(bytes: Uint8Array, path = 'dokumen.txt'): Promise<LayoutDocument> {
  return readDocument({ path, bytes }, NO_OCR);
}

async function failure(bytes: Uint8Array, path?: string): Promise<IkiError> {
  const error: unknown = await read(bytes, path).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof IkiError)) throw new Error(`expected an IkiError, got ${String(error)}`);
  return error;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

function paragraphsIn(block: Block): readonly Paragraph[] {
  if (block.type === 'paragraph') return [block];
  return block.type === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)) : [];
}

function wordsOf(document: LayoutDocument): string {
  return document.blocks
    .flatMap(paragraphsIn)
    .map((paragraph) => `${paragraph.mark ?? ''} ${plainText(paragraph.content)}`)
    .join(' ');
}

describe('encodings', () => {
  test.each([
    ['UTF-8', utf8('Juru – Taman\r\nRapi\rIndah')],
    ['UTF-8 with a mark', utf8('\uFEFFJuru – Taman\r\nRapi\rIndah')],
    ['UTF-16 little endian', utf16('Juru – Taman\r\nRapi\rIndah', false)],
    ['UTF-16 big endian', utf16('Juru – Taman\r\nRapi\rIndah', true)],
  ])('%s gives the same lines', async (_name, bytes) => {
    const { blocks } = await read(bytes);
    expect(blocks.flatMap(paragraphsIn).map((paragraph) => [plainText(paragraph.content), paragraph.place])).toEqual([
      ['Juru – Taman', { line: 1 }],
      ['Rapi', { line: 2 }],
      ['Indah', { line: 3 }],
    ]);
  });

  test('broken UTF-8 is refused with the offset of the byte', async () => {
    const error = await failure(Uint8Array.from([...utf8('Tamán'), 0xe9, 0x20, 0x41]));
    expect(error.code).toBe('bad-encoding');
    expect(error.message).toContain('byte 6');
  });

  test('a lone surrogate in UTF-16 is refused with the offset of the byte', async () => {
    const error = await failure(Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]));
    expect(error.code).toBe('bad-encoding');
    expect(error.message).toContain('byte 4');
  });

  test('soft hyphens and zero-width characters go, non-breaking blanks are blanks', async () => {
    expect(wordsOf(await read(utf8('ke\u00ADca\u200Bmatan\u00A0 Maju'))).trim()).toBe('kecamatan Maju');
  });
});

describe('files that are refused', () => {
  test.each([
    ['no bytes', new Uint8Array(0), 'empty-file'],
    ['only white space', utf8(' \n\t\u00A0\uFEFF\n'), 'empty-file'],
    ['NUL bytes', utf8('Taman\0Kota'), 'unsupported-format'],
    ['more than the limit', new Uint8Array(MAX_BYTES + 1), 'too-large'],
  ])('%s', async (_name, bytes, code) => {
    const error = await failure(bytes);
    expect(error.code).toBe(code);
    expect(error.remedy).not.toBe('');
  });

  test('.doc says what to convert it to', async () => {
    const error = await failure(utf8('x'), 'surat.doc');
    expect(error.code).toBe('unsupported-format');
    expect(error.remedy).toContain('.docx');
  });

  test('an unknown ending says what is read', async () => {
    expect((await failure(utf8('x'), 'arsip.xyz')).remedy).toContain('.txt');
  });
});

describe('whatever comes', () => {
  test('nothing but an IkiError is thrown', async () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\t',
        '\n',
        '\n\n',
        '<table>',
        '<td rowspan=3>',
        '</td>',
        '<ul>',
        '<u>',
        '$',
        '\\frac{',
        '}{',
        '}',
        '|',
        '---',
        '-----',
        '**',
        '_',
        '1. ',
        'x 100%',
        '&amp;',
        '<!--',
        '\f',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.constantFrom('a.txt', 'a.html'), async (pieces, path) => {
        const error: unknown = await read(utf8(pieces.join('')), path).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error === null || error instanceof IkiError).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('random bytes are read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const error: unknown = await read(bytes).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error === null || error instanceof IkiError).toBe(true);
      }),
    );
  });

  test('every word of a plain text stands in some block', async () => {
    const word = fc.stringMatching(/^[A-Za-z]{2,8}$/u);
    const gap = fc.constantFrom(
      ' ',
      '  ',
      '\t',
      '\n',
      '\n\n',
      '\n\n\n\t',
      '\t\n',
      '\n\t',
      ' - ',
      '\n- ',
      '\n1. ',
      ' | ',
      '\n| ',
      ' |\n',
      ' :\t',
      '\t:\t',
      '; ',
      '\n-----\n',
      '\n# ',
      '\n    ',
      '\f',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 60 }), async (pairs) => {
        const words = wordsOf(await read(utf8(pairs.flat().join('')))).split(/[\s|]+/u);
        for (const [expected] of pairs) expect(words.some((found) => found.includes(expected))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
