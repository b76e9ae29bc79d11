import { overlap, type Rect } from './bitmap.ts';
import type { Component } from './components.ts';
import { boxOf, CUT_LETTERS, type Group, heightOf, walled, widthOf } from './groups.ts';
import type { Line } from './rules.ts';

/** Dots, commas and dashes: those that belong to letters, those that draw a line, those that stand for themselves, and dirt. */

/** Dashes are flat, at most so high and so far apart in letter heights, and there are at least so many in a drawn line. */
const DASHED = { stretch: 1.4, height: 0.3, apart: 0.6, count: 5 };
/** Largest dot that says nothing by itself, in letter heights; a full stop is 0.2, bullets and dashes are larger. */
const LONE_SPECK = 0.3;

/** Puts dots, commas and dashes to the stretch that they belong to; gives back those that belong to none. */
export function attachMarks(stretches: Group[], marks: readonly Component[], height: number, walls: readonly Line[]): readonly Component[] {
  const boxes = stretches.map((group) => ({ group, box: boxOf(group) }));
  return marks.filter((mark) => {
    let best: { readonly group: Group; readonly distance: number } | null = null;
    for (const { group, box } of boxes) {
      const x = Math.max(box.left - mark.right, mark.left - box.right, 0);
      if (x > CUT_LETTERS * height * 0.75) continue;
      const middle = (mark.top + mark.bottom) / 2;
      const y = Math.max(box.top - middle, middle - box.bottom, 0);
      if (y > height * 0.6) continue;
      const near = group.reduce((a, b) => (Math.abs(a.left - mark.left) <= Math.abs(b.left - mark.left) ? a : b));
      if (x > 0 && walled(near, mark, walls)) continue;
      const distance = x + 2 * y;
      if (best === null || distance < best.distance) best = { group, distance };
    }
    if (best === null) return true;
    best.group.push(mark);
    return false;
  });
}

/** A dot with no letter near: dirt of copies. Recognisers read it as words, or together with those of other pieces. */
export const isSpeck = (group: Group, height: number): boolean =>
  group.length === 1 && group.every((one) => Math.max(widthOf(one), heightOf(one)) <= LONE_SPECK * height);

/** Lines drawn with dashes: fraction bars of typewriters and plain text. */
export function dashedLines(marks: readonly Component[], height: number, walls: readonly Line[]): Group[] {
  const flat = marks.filter((mark) => widthOf(mark) >= DASHED.stretch * heightOf(mark) && heightOf(mark) <= DASHED.height * height);
  return linkMarks(flat, height * DASHED.apart, walls).filter(
    (group) => group.length >= DASHED.count && heightOf(boxOf(group)) <= height * DASHED.height * 2,
  );
}

export function linkMarks(marks: readonly Component[], height: number, walls: readonly Line[]): Group[] {
  const groups: { group: Group; box: Rect }[] = [];
  for (const mark of [...marks].sort((a, b) => a.left - b.left)) {
    const near = groups.find(({ group, box }) => {
      const last = group[group.length - 1] ?? mark;
      return (
        mark.left - box.right <= height &&
        overlap(box.top - height * 0.7, box.bottom + height * 0.7, mark.top, mark.bottom) > 0 &&
        !walled(last, mark, walls)
      );
    });
    if (near === undefined) groups.push({ group: [mark], box: mark });
    else {
      near.group.push(mark);
      near.box = boxOf(near.group);
    }
  }
  return groups.map(({ group }) => group);
}
