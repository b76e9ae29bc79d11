import { discard } from '../image.ts';
import { type Bitmap, overlap } from './bitmap.ts';

/** A drawn line in pixels: its middle runs from (x0, y0) to (x1, y1), left to right or top to bottom. */
export type Line = {
  readonly axis: 'horizontal' | 'vertical';
  readonly from: number;
  readonly to: number;
  /** Where it lies across its axis at its start and its end. */
  readonly startAcross: number;
  readonly endAcross: number;
  readonly thickness: number;
};

/** Shortest line, in inches: longer than any stroke of a letter in running text or a heading. */
const SHORTEST_INCH = 0.3;
/** Shortest single run that may belong to a line. A line that is not quite level is cut into runs of its thickness / slope. */
const RUN_INCH = 0.12;
/** Holes of this many inches inside one run are bridged: specks of white in a worn line. Narrower than between two dashes. */
const HOLE_INCH = 0.012;
/** Runs on the same level this far apart are one line: broken and dotted lines of poor copies. */
const BREAK_INCH = 0.12;
/** Thickest line, in inches (about 4 points): more is a bar, a picture or a shadow. */
const THICKEST_INCH = 0.06;
/** How far a run may lie off the line that it continues, in inches: a bent page, half a pixel either way. */
const STRAY_INCH = 0.012;
/** Share of a line's length that must be inked. */
const INKED_SHARE = 0.6;
/** Share of a line's length where it must stand alone: a run through the feet of narrow letters is crossed by all of them. */
const ALONE_SHARE = 0.75;
/**
 * An unbroken line of this many inches is drawn, however near words stand on both its sides (small print in tight rows, the swollen
 * letters of copies): feet of letters that ran into each other end with their word.
 */
const UNBROKEN_INCH = 3;
/** White on both sides, in inches, that makes a place of a line stand alone. */
const ALONE_INCH = 0.02;

/**
 * An underline has white below over this share of its length, and is so thick in inches. It is told from feet of letters that ran
 * into each other by white between it and what stands right above, over this share of that.
 */
const UNDERLINE = { below: 0.9, parted: 0.5, inch: 0.009 };
/** White between words and their underline is looked for so far above it, in inches. */
const PARTED_INCH = 0.015;

/** Pixels beside a line that its soft edge may darken in places. */
const SOFT_EDGE = 2;

type Run = { readonly level: number; readonly from: number; readonly to: number };
type Band = {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly longest: number;
  readonly runs: readonly Run[];
};

/** The drawn lines of a page that is level to a fraction of a degree, horizontal ones first. */
export function findLines(ink: Bitmap, dpi: number): readonly Line[] {
  const across = turnedOver(ink);
  const lines = [
    ...linesAlong(ink, dpi).map((line): Line => ({ axis: 'horizontal', ...line })),
    ...linesAlong(across, dpi).map((line): Line => ({ axis: 'vertical', ...line })),
  ];
  discard(across.data);
  return lines;
}

type Plain = Omit<Line, 'axis'>;

function linesAlong(ink: Bitmap, dpi: number): readonly Plain[] {
  const bands = stackRuns(findRuns(ink, RUN_INCH * dpi, Math.max(1, Math.round(HOLE_INCH * dpi))));
  const thin = bands.filter((band) => meanThickness(band) <= THICKEST_INCH * dpi);
  const whole = chain(thin, BREAK_INCH * dpi, Math.max(1.5, STRAY_INCH * dpi));
  // One part must be long by itself: the letter l in one line after the other is no line.
  return whole
    .filter((band) => band.longest >= SHORTEST_INCH * dpi && inked(band) >= INKED_SHARE)
    .map((band) => ({ line: fit(band), isUnbroken: band.longest >= UNBROKEN_INCH * dpi }))
    .filter(({ line, isUnbroken }) => isUnbroken || standsAlone(ink, line, dpi))
    .map(({ line }) => line);
}

/** Whether a line has white on both sides, as rules of tables and bars have, or words right above it and white below, as underlines have. */
function standsAlone(ink: Bitmap, line: Plain, dpi: number): boolean {
  const [half, white] = [line.thickness / 2, ALONE_INCH * dpi];
  let [alone, below, parted] = [0, 0, 0];
  for (let x = line.from; x < line.to; x += 1) {
    const middle = line.startAcross + ((line.endAcross - line.startAcross) * (x - line.from)) / Math.max(1, line.to - line.from);
    if (inkBetween(ink, x, middle + half + SOFT_EDGE, middle + half + SOFT_EDGE + white)) continue;
    below += 1;
    if (!inkBetween(ink, x, middle - half - SOFT_EDGE - white, middle - half - SOFT_EDGE)) alone += 1;
    else if (hasWhite(ink, x, middle - half - PARTED_INCH * dpi, middle - half)) parted += 1;
  }
  const length = line.to - line.from;
  if (alone >= ALONE_SHARE * length) return true;
  const isUnder = below >= UNDERLINE.below * length && parted >= UNDERLINE.parted * (below - alone);
  return isUnder && line.thickness >= UNDERLINE.inch * dpi;
}

function hasWhite(ink: Bitmap, x: number, from: number, to: number): boolean {
  for (let y = Math.max(0, Math.floor(from)); y < Math.min(ink.height, to); y += 1) if (ink.data[y * ink.width + x] === 0) return true;
  return false;
}

function inkBetween(ink: Bitmap, x: number, from: number, to: number): boolean {
  for (let y = Math.max(0, Math.floor(from)); y < Math.min(ink.height, to); y += 1) if (ink.data[y * ink.width + x] === 1) return true;
  return false;
}

/** Runs of ink along the rows. */
function findRuns(ink: Bitmap, shortest: number, hole: number): readonly Run[] {
  const runs: Run[] = [];
  const { width, height, data } = ink;
  for (let level = 0; level < height; level += 1) {
    const row = level * width;
    let from = -1;
    let last = -1;
    for (let x = 0; x < width; x += 1) {
      if (data[row + x] === 0) continue;
      if (from >= 0 && x - last > hole + 1) {
        if (last + 1 - from >= shortest) runs.push({ level, from, to: last + 1 });
        from = x;
      } else if (from < 0) from = x;
      last = x;
    }
    if (from >= 0 && last + 1 - from >= shortest) runs.push({ level, from, to: last + 1 });
  }
  return runs;
}

/** Runs that touch on neighbouring rows are one band. */
function stackRuns(runs: readonly Run[]): readonly Band[] {
  const groups: Run[][] = [];
  let open: { readonly run: Run; readonly group: Run[] }[] = [];
  let at = 0;
  while (at < runs.length) {
    const level = runs[at]?.level ?? 0;
    const current: { readonly run: Run; readonly group: Run[] }[] = [];
    for (; at < runs.length && runs[at]?.level === level; at += 1) {
      const run = runs[at];
      if (run === undefined) break;
      const above = open.find((one) => one.run.level === level - 1 && overlap(one.run.from, one.run.to, run.from, run.to) >= 0);
      const group = above?.group ?? [];
      if (above === undefined) groups.push(group);
      group.push(run);
      current.push({ run, group });
    }
    open = current;
  }
  return groups.map((group) => bandOf(group));
}

function bandOf(runs: readonly Run[], longest?: number): Band {
  const [from, to] = [Math.min(...runs.map((run) => run.from)), Math.max(...runs.map((run) => run.to))];
  return {
    from,
    to,
    longest: longest ?? to - from,
    top: Math.min(...runs.map((run) => run.level)),
    bottom: Math.max(...runs.map((run) => run.level)) + 1,
    runs,
  };
}

function meanThickness(band: Band): number {
  return band.runs.reduce((sum, run) => sum + run.to - run.from, 0) / (band.to - band.from);
}

/** Share of the length that some run covers. */
function inked(band: Band): number {
  let [covered, end] = [0, -Infinity];
  for (const run of [...band.runs].sort((a, b) => a.from - b.from)) {
    covered += Math.max(0, run.to - Math.max(end, run.from));
    end = Math.max(end, run.to);
  }
  return covered / (band.to - band.from);
}

/** Bands that continue one another across a break become one. */
function chain(bands: readonly Band[], gap: number, stray: number): readonly Band[] {
  const chains: Band[] = [];
  for (const band of [...bands].sort((a, b) => a.from - b.from)) {
    const at = chains.findIndex((one) => band.from - one.to <= gap && continues(one, band, stray));
    const one = chains[at];
    if (one === undefined) chains.push(band);
    else chains[at] = bandOf([...one.runs, ...band.runs], Math.max(one.longest, band.longest));
  }
  return chains;
}

function continues(one: Band, next: Band, stray: number): boolean {
  if (next.to <= one.to && next.from >= one.from && overlap(one.top, one.bottom, next.top, next.bottom) < 0) return false;
  const tail = one.runs.reduce((best, run) => (run.to > best.to ? run : best));
  const head = next.runs.reduce((best, run) => (run.from < best.from ? run : best));
  return Math.abs(tail.level - head.level) <= stray + Math.min(meanThickness(one), meanThickness(next));
}

/** Least squares through the middles of the runs, weighted by their length. */
function fit(band: Band): Plain {
  let [weight, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const run of band.runs) {
    const [length, x, y] = [run.to - run.from, (run.from + run.to) / 2, run.level + 0.5];
    weight += length;
    sx += length * x;
    sy += length * y;
    sxx += length * (x * x + (length * length) / 12);
    sxy += length * x * y;
  }
  const spread = sxx - (sx * sx) / weight;
  const slope = spread > 0 ? (sxy - (sx * sy) / weight) / spread : 0;
  const at = (x: number): number => sy / weight + slope * (x - sx / weight);
  return { from: band.from, to: band.to, startAcross: at(band.from), endAcross: at(band.to), thickness: Math.max(1, meanThickness(band)) };
}

function turnedOver(ink: Bitmap): Bitmap {
  const data = new Uint8Array(ink.data.length);
  for (let y = 0; y < ink.height; y += 1) {
    for (let x = 0; x < ink.width; x += 1) data[x * ink.height + y] = ink.data[y * ink.width + x] ?? 0;
  }
  return { width: ink.height, height: ink.width, data };
}
