import type { Paragraph } from '../../src/layout/document.ts';
import type { Slot } from '../../src/layout/grid.ts';
import type { Doubt } from '../contract.ts';
import { slotParagraphs, slotText } from './slots.ts';
import { cellField, tidy } from './fields.ts';
import { ROLES, type Role } from './headers.ts';
import { labelsIn } from './measure.ts';
import type { DataRow, TableGroup } from './table-groups.ts';
import { wordsOf } from './words.ts';

/** A row on its way from cells to fields: paragraphs by role, not yet rejoined, filled down or cut. */
export type Draft = {
  readonly cells: Readonly<Partial<Record<Role, readonly Paragraph[]>>>;
  /** Roles whose cell hangs down from a row above by a drawn or declared span. */
  readonly spanned: ReadonlySet<Role>;
  readonly startsPart: boolean;
  readonly doubts: readonly Doubt[];
};

/** Roles of columns that give no field of an indicator. */
const OTHER_ROLES: ReadonlySet<Role> = new Set(['nomor', 'target', 'satuan', 'other']);

/** The columns whose cells are an indicator's row, from left to right as usually printed. */
export const ROW_ROLES: readonly Role[] = ROLES.filter((role) => !OTHER_ROLES.has(role));

export function draftText(draft: Draft, role: Role): string {
  return cellField(draft.cells[role] ?? [])?.text ?? '';
}

export function isBlank(draft: Draft, role: Role): boolean {
  return tidy(draftText(draft, role)) === '';
}

/** Positions by their first word: heads of offices and their parts, then functional and executing posts that any kind of office has. */
const POSITION_WORDS = new Set(
  `camat sekcam sekretaris kasi kasubag kasubbag kepala seksi kabid lurah tim kades subbag subag bidang bendahara pengelola staf staff
  direktur inspektur irban asisten wakil kabag kasubid kasubbid koordinator bupati gubernur ketua
  guru pustakawan arsiparis auditor analis pranata perawat bidan dokter apoteker penyuluh perencana pengawas operator
  pengadministrasi pramu pramubakti juru petugas penjaga pengemudi komandan instruktur teknisi sanitarian nutrisionis epidemiolog
  widyaiswara statistisi`.split(/\s+/),
);

/** Whether a text names who is responsible: it begins with a position. */
export function namesPosition(text: string): boolean {
  const first = wordsOf(text)[0];
  return first !== undefined && POSITION_WORDS.has(first);
}

const isNumber = (text: string): boolean => /^\(?\d{1,3}[.)]?\)?$/.test(text);

/** Points for a cell in the column of a role: what tells a shifted row from one in place. */
function fit(role: Role | undefined, text: string, holdsMeasure: boolean): number {
  if (role === 'nomor') return text === '' ? 0 : isNumber(text) ? 2 : -3;
  if (role === 'formula') return holdsMeasure ? 3 : 0;
  if (holdsMeasure) return -2;
  if (role === 'indikator') return text === '' ? -1 : isNumber(text) ? -2 : 0;
  if (role === 'penanggung_jawab') return namesPosition(text) ? 1 : 0;
  return role === undefined ? -2 : 0;
}

function holdsMeasure(slot: Slot | null): boolean {
  return slotParagraphs(slot).some((p) => p.content.some((part) => part.kind !== 'text' || labelsIn(part.text).length > 0));
}

/** Shifts `slots` right by each of the offsets that keep it within the columns and takes the best fit; the leftmost wins a tie last. */
function bestShift(slots: readonly (Slot | null)[], roles: readonly Role[], shifts: readonly number[]): number {
  let best = shifts[0] ?? 0;
  let bestPoints = Number.NEGATIVE_INFINITY;
  for (const shift of shifts) {
    const points = slots.reduce((sum, slot, x) => sum + fit(roles[x + shift], slotText(slot), holdsMeasure(slot)), 0);
    if (points > bestPoints) [best, bestPoints] = [shift, points];
  }
  return best;
}

/**
 * Puts the cells of a row under their columns. Text sources lose the cells that a merged cell covers and blank number cells, so
 * a short row may belong further right: the shift at which its cells fit the columns best, all the way right in a tie, since it
 * is the leading (merged) cells that get lost.
 */
function alignSlots(row: DataRow, roles: readonly Role[]): { slots: readonly (Slot | null)[]; shifted: boolean } {
  const present = row.slots.filter((slot) => slot !== null);
  const declared = present.every((slot) => slot.cell.edge === 'declared' && slot.cell.columnSpan === 1);
  if (!declared || present.length === 0) return { slots: row.slots, shifted: false };
  if (present.length < roles.length) {
    const missing = roles.length - present.length;
    const shift = bestShift(
      present,
      roles,
      Array.from({ length: missing + 1 }, (_, i) => missing - i),
    );
    return { slots: [...new Array<null>(shift).fill(null), ...present], shifted: false };
  }
  const last = present.at(-1);
  const numberLost = roles[0] === 'nomor' && slotText(present[0]) !== '' && !isNumber(slotText(present[0])) && slotText(last) === '';
  if (numberLost && bestShift(present.slice(0, -1), roles, [1, 0]) === 1) return { slots: [null, ...present.slice(0, -1)], shifted: true };
  return { slots: row.slots, shifted: false };
}

/** A goal that runs over the column of numbers, where a scan lost the line between, is no number. */
const roleOfCell = (slot: Slot, title: Role, next: Role | undefined): Role =>
  title === 'nomor' && next !== undefined && slotText(slot) !== '' && !isNumber(slotText(slot)) ? next : title;

/** The rows of a group as drafts, each cell under its role; rows without a word are left out. */
export function draftsOf(group: TableGroup): readonly Draft[] {
  const { roles } = group.columns;
  const drafts: Draft[] = [];
  let startsPart = false;
  for (const row of group.rows) {
    const { slots, shifted } = alignSlots(row, roles);
    const cells: Partial<Record<Role, Paragraph[]>> = row.sasaran === undefined ? {} : { sasaran: [...row.sasaran] };
    const spanned = new Set<Role>();
    const guessed = new Set<Role>();
    roles.forEach((title, x) => {
      const slot = slots[x] ?? null;
      if (slot === null || (x > 0 && slots[x - 1]?.cell === slot.cell)) return;
      const role = roleOfCell(slot, title, slots[x + 1]?.cell === slot.cell ? roles[x + 1] : undefined);
      (cells[role] ??= []).push(...slotParagraphs(slot));
      if (!slot.begins) spanned.add(role);
      if (slot.cell.edge === 'guessed' && slot.cell.paragraphs.length > 0) guessed.add(role);
    });
    startsPart ||= row.startsPart;
    const draft = {
      cells,
      spanned,
      startsPart,
      doubts: [
        ...(shifted ? [{ code: 'row-shifted', field: null }] : []),
        ...[...guessed].map((field) => ({ code: 'cell-guessed', field })),
      ],
    };
    if (roles.every((role) => role === 'nomor' || spanned.has(role) || isBlank(draft, role))) continue;
    drafts.push(draft);
    startsPart = false;
  }
  return drafts;
}
