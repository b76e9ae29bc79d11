/** Words, or a fraction with both sides. */
export type MathPiece = string | { readonly numerator: readonly MathPiece[]; readonly denominator: readonly MathPiece[] };

/** Levels of fractions in fractions that are read; printed formulas have one or two, deeper ones are damage. */
const MAX_DEPTH = 16;

const FRACTIONS = new Set(['frac', 'dfrac', 'tfrac', 'cfrac', 'nicefrac', 'sfrac']);

/** What a command prints. A command that prints nothing of its own ("\text", "\left") is a blank or nothing. */
const COMMANDS: Readonly<Record<string, string>> = {
  times: ' x ',
  cdot: ' x ',
  ast: ' x ',
  div: ' : ',
  sum: '∑',
  Sigma: '∑',
  Delta: 'Δ',
  prod: '∏',
  pm: '±',
  percent: '%',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  ne: '≠',
  approx: '≈',
  infty: '∞',
  ldots: '…',
  dots: '…',
  cdots: '…',
  lbrace: '{',
  rbrace: '}',
  colon: ':',
  rightarrow: '→',
  to: '→',
  quad: ' ',
  qquad: ' ',
  newline: ' ',
  text: '',
  textrm: '',
  textbf: '',
  textit: '',
  mathrm: '',
  mathbf: '',
  mathit: '',
  mathsf: '',
  operatorname: '',
  mbox: '',
  hbox: '',
  underline: '',
  boldsymbol: '',
  rm: '',
  bf: '',
  it: '',
  left: '',
  right: '',
  big: '',
  Big: '',
  bigg: '',
  Bigg: '',
  bigl: '',
  bigr: '',
  displaystyle: '',
  textstyle: '',
  limits: '',
  begin: '',
  end: '',
  hline: '',
  label: '',
  tag: '',
};

/** Commands with a word in braces that is no word of the page. */
const SILENT_ARGUMENT = new Set(['begin', 'end', 'label']);

type Source = {
  readonly text: string;
  /** For each opening brace, where it closes. */
  readonly closes: ReadonlyMap<number, number>;
  /** Commands stand outside "$ … $", so that the whole text is read as mathematics. */
  readonly bare: boolean;
};

/** The text may have mathematics of this notation, or escapes that Markdown shares with it. */
export function hasMath(text: string): boolean {
  return text.includes('\\') || text.includes('$');
}

/** Reads words with LaTeX in "$ … $", "$$ … $$", "\( … \)", "\[ … \]" or bare. What is no LaTeX stays as it stands. */
export function readMath(text: string): readonly MathPiece[] {
  const source = { text, closes: matchBraces(text), bare: isBare(text) };
  return readRange(source, 0, text.length, source.bare, 0);
}

function isBare(text: string): boolean {
  const commands = text.replace(/\$[^$]*\$/gu, '').matchAll(/\\([A-Za-z]+)/gu);
  for (const [, name] of commands) {
    if (name !== undefined && (FRACTIONS.has(name) || Object.hasOwn(COMMANDS, name))) return true;
  }
  return false;
}

function matchBraces(text: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closes = new Map<number, number>();
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') open.push(at);
    else if (text[at] === '}') {
      const start = open.pop();
      if (start !== undefined) closes.set(start, at);
    }
  }
  return closes;
}

type Step = { readonly pieces: readonly MathPiece[]; readonly next: number };

function readRange(source: Source, from: number, to: number, math: boolean, depth: number): readonly MathPiece[] {
  const pieces: MathPiece[] = [];
  let words = '';
  let at = from;
  while (at < to) {
    const step = readStep(source, at, to, math, depth);
    for (const piece of step.pieces) {
      if (typeof piece === 'string') words += piece;
      else {
        pieces.push(words, piece);
        words = '';
      }
    }
    at = step.next;
  }
  return [...pieces, words].filter((piece) => piece !== '');
}

function readStep(source: Source, at: number, to: number, math: boolean, depth: number): Step {
  const char = source.text[at] ?? '';
  if (char === '\\') return readBackslash(source, at, to, math, depth);
  if (char === '$') return readDollar(source, at, to, math, depth);
  if (math && (char === '{' || char === '}')) return { pieces: [''], next: at + 1 };
  if (math && (char === '~' || char === '&')) return { pieces: [' '], next: at + 1 };
  if (math && (char === '^' || char === '_')) return { pieces: [source.text[at + 1] === '{' ? ' ' : ''], next: at + 1 };
  return { pieces: [char], next: at + 1 };
}

/** "$" opens mathematics if it touches what follows and its partner touches what precedes: "Rp $5 dan $6" has none. */
function readDollar(source: Source, at: number, to: number, math: boolean, depth: number): Step {
  if (math) return { pieces: [''], next: at + 1 };
  const width = source.text[at + 1] === '$' ? 2 : 1;
  const end = source.text.indexOf(width === 2 ? '$$' : '$', at + width);
  const inner = end < 0 || end >= to ? '' : source.text.slice(at + width, end);
  const touches = inner.includes('\\') || /^\S(?:.*\S)?$/su.test(inner);
  const opens = inner !== '' && touches && !/\d/u.test(source.text[end + width] ?? '');
  if (!opens) return { pieces: ['$'], next: at + 1 };
  return { pieces: readRange(source, at + width, end, true, depth), next: end + width };
}

function readBackslash(source: Source, at: number, to: number, math: boolean, depth: number): Step {
  const name = /^[A-Za-z]+/u.exec(source.text.slice(at + 1, Math.min(to, at + 24)))?.[0];
  if (name === undefined) return readEscape(source, at, math);
  const after = at + 1 + name.length;
  if (FRACTIONS.has(name)) return readFraction(source, after, to, depth);
  if (Object.hasOwn(COMMANDS, name)) {
    const printed = COMMANDS[name] ?? '';
    const argument = SILENT_ARGUMENT.has(name) ? source.closes.get(after) : undefined;
    const parted = printed === '' && source.text[after] === '{' && /[\p{L}\p{N})}%]/u.test(source.text[at - 1] ?? '');
    return { pieces: [parted ? ' ' : printed], next: argument === undefined ? after : argument + 1 };
  }
  return { pieces: [math ? ` ${name}` : `\\${name}`], next: after };
}

/** "\%" prints "%". "\," and its like are thin blanks in mathematics; "\(" and "\[" only delimit it. */
function readEscape(source: Source, at: number, math: boolean): Step {
  const char = source.text[at + 1] ?? '';
  if (math && /[,;:! \\()[\]]/u.test(char)) return { pieces: [' '], next: at + 2 };
  if (/[!-/:-@[-`{-~]/u.test(char)) return { pieces: [char], next: at + 2 };
  return { pieces: ['\\'], next: at + 1 };
}

function readFraction(source: Source, at: number, to: number, depth: number): Step {
  const upper = readArgument(source, at, to);
  const lower = upper === null ? null : readArgument(source, upper.next, to);
  if (upper === null || lower === null || depth >= MAX_DEPTH) return { pieces: [' '], next: at };
  const numerator = readRange(source, upper.from, upper.to, true, depth + 1);
  const denominator = readRange(source, lower.from, lower.to, true, depth + 1);
  return { pieces: [{ numerator, denominator }], next: lower.next };
}

type Argument = { readonly from: number; readonly to: number; readonly next: number };

/** "{ … }", or the single character that LaTeX takes instead ("\frac12"). */
function readArgument(source: Source, at: number, to: number): Argument | null {
  let start = at;
  while (source.text[start] === ' ') start += 1;
  if (start >= to) return null;
  if (source.text[start] !== '{') {
    const single = /[\p{L}\p{N}]/u.test(source.text[start] ?? '');
    return single ? { from: start, to: start + 1, next: start + 1 } : null;
  }
  const end = source.closes.get(start);
  return end === undefined || end >= to ? null : { from: start + 1, to: end, next: end + 1 };
}
