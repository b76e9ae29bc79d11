import { isDoubted } from '../doubted.ts';
import { type Check, eachBlock, eachRow, quote } from './check.ts';
import { wordsOf } from './words.ts';

/** Positions and units of an office, by the word that they begin with. */
const HOLDERS: ReadonlySet<string> = new Set(
  `camat sekcam sekretaris kasi kasie kasubag kasubbag kasubid kabag kabid kepala lurah bendahara pengadministrasi pengelola pengolah pranata
  seksi seksie subag subbag sub subbagian subbidang bagian bidang sekretariat staf`.split(/\s+/u),
);
/** Words of what holds data: with one of them the cell names a source, also where a unit keeps it. */
const HOLDINGS: ReadonlySet<string> = new Set(
  `data laporan lap buku register dokumen dok rekap rekapitulasi survei survey berkas arsip daftar notulen kartu sk surat spj spm dpa rka lhp
  kuesioner hasil absensi aplikasi sistem undangan jadwal agenda foto dokumentasi profil`.split(/\s+/u),
);
/** Titles of positions that hold such a word themselves: "Pengelola Data …", "Pengolah Data …". */
const TITLES = /\b(?:pengelola|pengolah|pengadministrasi(?:an)?|pranata|analis)\s+(?:data|dokumen|laporan|surat|sistem)\b/giu;
/** Offices outside that a cell may name too, without a sign between. */
const ALL_VILLAGES = /\b(?:seluruh|semua|se-?kecamatan)\b/iu;
/** A remark in the source cell is not part of the source. */
const REMARK = /\b(?:catatan|keterangan|ket)\s*:.*$/isu;

function isHolder(part: string): boolean {
  const words = wordsOf(part.replace(TITLES, 'pengelola'));
  return HOLDERS.has(words[0] ?? '') && !words.some((word) => HOLDINGS.has(word)) && !ALL_VILLAGES.test(part);
}

/** Whether every part of the cell names a position or a unit of the office. */
function namesHoldersOnly(sumber: string): boolean {
  const parts = sumber
    .replace(REMARK, '')
    .split(/[;\n]|\s\/\s?|\/(?=\p{Lu})/u)
    .filter((part) => /\p{L}/u.test(part));
  return parts.length > 0 && parts.every(isHolder);
}

export const noSource: Check = {
  code: 'no-source',
  rule: {
    id: 'Praktik baik (SMART, dapat ditelusuri): tanpa sumber data, capaian tidak dapat diperiksa.',
    en: 'Good practice (SMART, traceable): without a source of data nobody can check what was reached.',
  },
  remedy: {
    id: 'Sebutkan dokumen atau catatan tempat angkanya dapat ditemukan.',
    en: 'Name the document or record in which the number is found.',
  },
  find: eachBlock((block) => {
    const rows = block.indikator.filter((row) => !isDoubted(row, ['sumber_data', 'indikator']));
    const without = rows.filter((row) => row.sumber_data === null);
    if (block.indikator.length > 1 && without.length === block.indikator.length) {
      return [
        {
          field: 'sumber_data',
          message: {
            id: 'Tidak satu pun indikator jabatan ini mempunyai sumber data.',
            en: 'No indicator of this position has a source of data.',
          },
        },
      ];
    }
    return without.map((row) => ({
      indikator: row.id,
      field: 'sumber_data',
      message: { id: 'Sumber data tidak diisi.', en: 'The source of data is blank.' },
    }));
  }),
};

export const sourceIsPosition: Check = {
  code: 'source-is-position',
  rule: {
    id: 'Praktik baik (SMART, dapat ditelusuri): sumber data adalah dokumen atau catatan; jabatan atau unit adalah penanggung jawabnya.',
    en: 'Good practice (SMART, traceable): a source of data is a document or record; a position or unit is who answers for it.',
  },
  remedy: {
    id: 'Ganti dengan nama dokumen atau catatan yang disimpan oleh unit itu.',
    en: 'Put the document or record that this unit keeps in its place.',
  },
  find: eachRow(['sumber_data'], ({ sumber_data }) => {
    if (sumber_data === null || !namesHoldersOnly(sumber_data)) return null;
    return {
      field: 'sumber_data',
      message: {
        id: `Sumber data ${quote(sumber_data)} adalah jabatan atau unit kerja, bukan sumber.`,
        en: `The source ${quote(sumber_data)} is a position or unit, not a source of data.`,
      },
    };
  }),
};
