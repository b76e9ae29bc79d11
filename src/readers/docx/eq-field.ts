import { fractionOf, plainWords, type Piece } from './pieces.ts';

/** Levels of fractions in fractions; printed formulas have one or two, deeper ones are damage. */
const MAX_DEPTH = 16;

/** A command with its switches, up to the bracket of its arguments: "\\f(", "\\s\\up6(", "\\b\\bc\\[(". */
const COMMAND = /^\\([A-Za-z]+)\d*\s*(?:\\[blr]c\\.\s*|\\[A-Za-z]+\d*\s*)*(?=\()/iu;
/** A command without arguments shows nothing. */
const LONE_COMMAND = /^\\[A-Za-z]+\d*\s*/u;

export function isEquation(instruction: string): boolean {
  return /^\s*EQ\s/iu.test(instruction);
}

/**
 * What an EQ field shows, the notation of formulas before Word had an equation editor: `EQ \f(Jumlah A;Jumlah B) x 100%`.
 * Arguments are parted by ";" or ",", as the language of the system has it.
 */
export function readEquation(instruction: string): readonly Piece[] {
  return read(instruction.replace(/^\s*EQ\s+/iu, ''), 0);
}

function read(text: string, depth: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let words = '';
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const command = COMMAND.exec(rest);
    const from = at + (command?.[0].length ?? 0);
    const end = command === null ? null : closing(text, from);
    if (command !== null && end !== null) {
      pieces.push(plainWords(words), ...show((command[1] ?? '').toLowerCase(), text.slice(from + 1, end), depth));
      words = '';
      at = end + 1;
      continue;
    }
    const lone = LONE_COMMAND.exec(rest)?.[0].length ?? 0;
    const escaped = lone === 0 && rest.startsWith('\\');
    words += lone > 0 ? '' : (rest[escaped ? 1 : 0] ?? '');
    at += lone > 0 ? lone : escaped ? 2 : 1;
  }
  return [...pieces, plainWords(words)];
}

function show(command: string, inner: string, depth: number): readonly Piece[] {
  if (depth >= MAX_DEPTH) return [plainWords(inner)];
  const sides = splitArguments(inner).map((side) => read(side, depth + 1));
  const [upper, lower] = sides;
  if (command === 'f' && upper !== undefined && lower !== undefined && sides.length === 2) return fractionOf(upper, lower);
  const shown = sides.flatMap((side, index) => (index === 0 ? side : [plainWords(' '), ...side]));
  if (command === 'r') return [plainWords('√'), ...shown];
  return command === 'b' ? [plainWords('('), ...shown, plainWords(')')] : shown;
}

/** The index of the bracket that closes the one at `from`; null if none does. */
function closing(text: string, from: number): number | null {
  let open = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && /[^A-Za-z]/u.test(text[at + 1] ?? '')) at += 1;
    else if (char === '(') open += 1;
    else if (char === ')') open -= 1;
    if (open === 0) return at;
  }
  return null;
}

function splitArguments(inner: string): readonly string[] {
  const parted = splitOutside(inner, ';');
  return parted.length > 1 ? parted : splitOutside(inner, ',');
}

function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let open = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && /[^A-Za-z]/u.test(text[at + 1] ?? '')) at += 1;
    else if (char === '(') open += 1;
    else if (char === ')') open -= 1;
    else if (char === separator && open === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
