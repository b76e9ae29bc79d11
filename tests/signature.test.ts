import { describe, expect, test } from 'vitest';
import { signaturesIn } from '../parsers/shared/signature.ts';
import type { Block } from '../src/layout/document.ts';

const line = (text: string): Block => ({
  type: 'paragraph',
  role: 'body',
  mark: null,
  indent: 0,
  content: [{ kind: 'text', text, places: [{ page: 1, bbox: [300, 600, 500, 612] }], confidence: 0.6 }],
  place: { page: 1, bbox: [300, 600, 500, 612] },
});

const nameOver = (name: string): string | undefined =>
  signaturesIn([line('CAMAT JAPAH'), line(name), line('Pembina Tingkat I'), line('NIP. 19700101 199503 1 901')], false)[0]?.person.nama
    .text;

describe('the name of a signer', () => {
  test.each([
    ['SUDARMO UMPAMA, S.Sos', 'SUDARMO UMPAMA, S.Sos'],
    ['(SUDARMO UMPAMA)', 'SUDARMO UMPAMA'],
    ['.. : SUDARMO UMPAMA, S.Sos', 'SUDARMO UMPAMA, S.Sos'],
    ['Y. Ml. : • SUDARMO UMPAMA, S.Sos', 'SUDARMO UMPAMA, S.Sos'],
  ])('in "%s" is %s', (printed, name) => {
    expect(nameOver(printed)).toBe(name);
  });

  test.each(['Nama : sesuai daftar', '5U 1ARMO UMPAMA', 'Nama : SUDARMO UMPAMA'])('is not in "%s"', (printed) => {
    expect(nameOver(printed)).toBeUndefined();
  });
});
