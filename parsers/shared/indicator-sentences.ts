import type { Block, Inline, Paragraph, TextRun } from '../../src/layout/document.ts';
import { placesOf, plainText } from '../../src/layout/inline.ts';
import { tidy } from './fields.ts';
import { wordsOf } from './words.ts';

/** What a sentence says of an indicator, with the label under which a form has it. */
type Part = 'Indikator' | 'Formulasi' | 'Sumber Data' | 'Penanggung Jawab' | 'Target';

/** Between a cue and what it leads to. */
const IS = String.raw`(?:\s*:|\s+(?:adalah|yaitu|ialah|yakni|berupa))`;
/** Before a cue within a sentence: what parts clauses, and words that join them. */
const CLAUSE = String.raw`[.,;(]\s*(?:(?:dan|dengan|serta|adapun)\s+)?`;
const END = String.raw`(?=\s|$)\s*`;
const HOW = '(?:rumus|formula|formulasi|cara|metode)';
const MEASURING = '(?:menghitung|mengukur|perhitungan|penghitungan|pengukuran)';

const cue = (pattern: string): RegExp => new RegExp(pattern, 'iu');

/** "Indikator kinerja …", at the beginning of a sentence. */
const OPENING = cue(String.raw`^\s*indikator(?:\s+kinerja)?(?:\s+(?:individu|utama))?(?:nya)?${IS}?${END}`);
/** "Sasaran … diukur dengan indikator …": the goal in the same sentence. */
const WITH_SASARAN = cue(
  String.raw`^\s*sasaran(?:\s+(?:kinerja|strategis))?${IS}?\s+(.+?),?\s+(?:yang\s+)?(?:diukur\s+(?:dengan|melalui)|dengan|memiliki|mempunyai)\s+indikator(?:\s+kinerja)?${IS}?${END}`,
);
/** "Sasaran Kepala Bidang … adalah …": the goal in a sentence of its own. */
const SASARAN = cue(String.raw`^\s*sasaran(?!\s*:)(?:\s+[^:.]+?)?\s+(?:adalah|yaitu|ialah|yakni)${END}`);

/** What leads to each further part, in a sentence that names an indicator. */
const CUES: readonly { readonly part: Part; readonly pattern: RegExp }[] = [
  {
    part: 'Formulasi',
    pattern: cue(
      String.raw`[,;.]?\s+(?:yang\s+)?(?:diukur|dihitung)\s+(?:dengan|dari|melalui|berdasarkan|menggunakan|memakai)(?:\s+${HOW}(?:\s+${MEASURING})?(?:\s*:)?)?${END}`,
    ),
  },
  { part: 'Formulasi', pattern: cue(String.raw`${CLAUSE}${HOW}(?:\s+${MEASURING})?(?:nya)?${IS}${END}`) },
  {
    part: 'Sumber Data',
    pattern: cue(String.raw`${CLAUSE}sumber\s+(?:data|informasi)(?:nya)?(?:${IS}|\s+(?:berasal\s+|diperoleh\s+)?dari)?${END}`),
  },
  { part: 'Sumber Data', pattern: cue(String.raw`${CLAUSE}data(?:nya)?\s+(?:bersumber|berasal|diperoleh|diambil)\s+dari${END}`) },
  { part: 'Penanggung Jawab', pattern: cue(String.raw`${CLAUSE}penanggung\s*jawab(?:\s+data)?(?:nya)?${IS}?${END}`) },
  { part: 'Target', pattern: cue(String.raw`${CLAUSE}target(?:nya)?(?:\s+(?:kinerja|tahun\s+\d{4}))*(?:${IS}|\s+sebesar)${END}`) },
];

/** Longest name of an indicator (words); what is longer is prose that speaks of indicators. */
const NAME_WORDS_MOST = 30;
/** First words behind "Indikator kinerja" in prose about indicators. */
const PROSE =
  /^(?:harus|adalah|yang|ini|itu|tersebut|dalam|pada|dapat|merupakan|sebagai|setiap|masing|perlu|akan|telah|dan|bagi|untuk|disusun)(?!\p{L})/iu;

type Sentence = { readonly sasaran: readonly Inline[]; readonly parts: ReadonlyMap<Part, readonly Inline[]> };

const piece = (run: TextRun, text: string): readonly Inline[] => {
  const own = tidy(text);
  return own === '' ? [] : [{ ...run, text: own }];
};

/** A paragraph that says in sentences what an indicator is and how it is measured; an item of a list needs no "Indikator" before its name. */
function sentenceOf({ content, mark }: Paragraph): Sentence | null {
  const [first] = content;
  if (first?.kind !== 'text') return null;
  const goal = WITH_SASARAN.exec(first.text);
  const opening = goal ?? OPENING.exec(first.text);
  if (opening === null && mark === null) return null;
  const parts = partsOf([{ ...first, text: first.text.slice(opening?.[0].length ?? 0) }, ...content.slice(1)]);
  const name = plainText(parts.get('Indikator') ?? []);
  const isNamed = name !== '' && wordsOf(name).length <= NAME_WORDS_MOST && !PROSE.test(name);
  if (!isNamed || !parts.has('Formulasi') || (opening === null && !parts.has('Sumber Data'))) return null;
  return { sasaran: piece(first, goal?.[1] ?? ''), parts };
}

/** The content cut at the cues, each part but once; signs that part them are taken off. */
function partsOf(content: readonly Inline[]): ReadonlyMap<Part, readonly Inline[]> {
  const parts = new Map<Part, Inline[]>([['Indikator', []]]);
  let current: Part = 'Indikator';
  const push = (...more: readonly Inline[]): void => void parts.get(current)?.push(...more);
  for (const one of content) {
    if (one.kind !== 'text') {
      push(one);
      continue;
    }
    let rest = one.text;
    for (let next = nextCue(rest, parts); next !== null; next = nextCue(rest, parts)) {
      push(...piece(one, rest.slice(0, next.from)));
      current = next.part;
      parts.set(current, []);
      rest = rest.slice(next.to);
    }
    push(...piece(one, rest));
  }
  return new Map([...parts].map(([part, own]) => [part, trimmed(own)] as const).filter(([, own]) => own.length > 0));
}

function nextCue(
  text: string,
  seen: ReadonlyMap<Part, unknown>,
): { readonly part: Part; readonly from: number; readonly to: number } | null {
  const found = CUES.flatMap(({ part, pattern }) => {
    const match = seen.has(part) ? null : pattern.exec(text);
    return match === null ? [] : [{ part, from: match.index, to: match.index + match[0].length }];
  });
  return found.sort((a, b) => a.from - b.from)[0] ?? null;
}

/** Without quotes around it, the full stop of its sentence, and a closing bracket that was opened before it. */
function trimmed(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((part, at): readonly Inline[] => {
    if (part.kind !== 'text') return [part];
    const begun = at === 0 ? part.text.replace(/^["“'‘]\s*/u, '') : part.text;
    const ended = at < content.length - 1 ? begun : begun.replace(/["”'’]?[\s.,;]*$/u, '');
    const open = [...ended].reduce((depth, sign) => depth + (sign === '(' ? 1 : sign === ')' ? -1 : 0), 0);
    return piece(part, open < 0 && at === content.length - 1 ? ended.replace(/\)$/u, '') : ended);
  });
}

/** A label stands where its sentence does, so that it accounts for itself. */
const labelled = (paragraph: Paragraph, label: string, content: readonly Inline[]): Paragraph => ({
  ...paragraph,
  mark: null,
  content: [{ kind: 'text', text: `${label} :`, places: placesOf(paragraph.content), confidence: null }, ...content],
});

const toLabels = (paragraph: Paragraph, { sasaran, parts }: Sentence): readonly Paragraph[] => [
  ...(sasaran.length === 0 ? [] : [labelled(paragraph, 'Sasaran', sasaran)]),
  ...[...parts].map(([part, content]) => labelled(paragraph, part, content)),
];

/** "Sasaran … adalah …" as a label with its value; other paragraphs stay. */
function sasaranLabel(paragraph: Paragraph): Paragraph {
  const [first, ...more] = paragraph.content;
  const match = first?.kind === 'text' ? SASARAN.exec(first.text) : null;
  if (first?.kind !== 'text' || match === null) return paragraph;
  return labelled(paragraph, 'Sasaran', trimmed([...piece(first, first.text.slice(match[0].length)), ...more]));
}

/**
 * Indicators that are told in sentences ("Indikator kinerja … diukur dengan …, sumber data …") as labels with their values, so that
 * they are read as forms are. Only in documents of which at least one sentence says the source too; elsewhere it is prose about indicators.
 */
export function labelSentences(blocks: readonly Block[]): readonly Block[] {
  const sentences = blocks.map((block) => (block.type === 'paragraph' ? sentenceOf(block) : null));
  if (!sentences.some((sentence) => sentence?.parts.has('Sumber Data'))) return blocks;
  return blocks.flatMap((block, at): readonly Block[] => {
    const sentence = sentences[at];
    if (block.type !== 'paragraph') return [block];
    if (sentence) return toLabels(block, sentence);
    return [sentences[at + 1] ? sasaranLabel(block) : block];
  });
}
