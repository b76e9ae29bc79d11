import { describe, expect, it, test } from 'vitest';
import { cycleIn, type Import, importsOf, namesIn, sourceFiles, textOf } from './helpers/imports.ts';

/** `holds`: files and folders. `knows`: other rooms that its files may import; `files`: single files of rooms that it doesn't know. */
type Room = { readonly holds: readonly string[]; readonly knows: readonly string[]; readonly files?: readonly string[] };

/** Who may know whom, types included. The longest path that fits a file names its room. docs/architecture.md says why. */
const ROOMS: Readonly<Record<string, Room>> = {
  basics: { holds: ['src/errors.ts', 'src/remember.ts', 'src/source-file.ts', 'src/parts.ts', 'src/version.ts'], knows: [] },
  records: { holds: ['src/records/'], knows: [] },

  // The layout document and what anyone may ask of it. Everything else in src/layout is geometry.
  'layout document': {
    holds: ['src/layout/document.ts', 'src/layout/inline.ts', 'src/layout/grid.ts', 'src/layout/column-edges.ts', 'src/layout/map-text.ts'],
    knows: [],
  },
  // What page readers hand to the geometry, and what text readers need of it too: list marks, tables that go on.
  pages: { holds: ['src/layout/page.ts', 'src/layout/mark.ts', 'src/layout/parts.ts'], knows: ['layout document'] },
  layout: { holds: ['src/layout/'], knows: ['layout document', 'pages'] },

  // The contracts Reader and OcrEngine, and what readers of pages share.
  reading: {
    holds: [
      'src/readers/reader.ts',
      'src/readers/image.ts',
      'src/readers/ocr/engine.ts',
      'src/readers/pages-as-document.ts',
      'src/readers/pages-in-order.ts',
    ],
    knows: ['basics', 'layout document', 'pages'],
    files: ['src/layout/pages.ts'],
  },
  text: { holds: ['src/readers/text/'], knows: ['basics', 'layout document', 'pages', 'reading'] },
  docx: {
    holds: ['src/readers/docx/'],
    knows: ['basics', 'layout document', 'pages', 'reading'],
    files: ['src/readers/text/characters.ts', 'src/readers/text/inline.ts', 'src/readers/text/stack.ts'],
  },
  scan: { holds: ['src/readers/scan/'], knows: ['basics', 'layout document', 'pages', 'reading'] },
  pdf: { holds: ['src/readers/pdf/'], knows: ['basics', 'layout document', 'pages', 'reading', 'scan'] },
  image: { holds: ['src/readers/image-file/'], knows: ['basics', 'layout document', 'pages', 'reading', 'scan'] },
  ocr: { holds: ['src/readers/ocr/'], knows: ['basics', 'reading'] },
  // The only list of readers, and the tools that start a recogniser.
  readers: {
    holds: ['src/readers/index.ts', 'src/readers/tools.ts'],
    knows: ['basics', 'layout document', 'reading', 'text', 'docx', 'pdf', 'image', 'ocr'],
  },

  normalise: { holds: ['src/normalise/'], knows: ['basics', 'records'] },

  'what parsers share': {
    holds: ['parsers/contract.ts', 'parsers/shared/'],
    knows: ['basics', 'records', 'layout document', 'normalise'],
  },
  // Each parser is alone: see "parsers" below.
  parser: { holds: ['parsers/'], knows: ['layout document', 'normalise', 'what parsers share'] },
  'list of parsers': { holds: ['parsers/index.ts'], knows: ['parser'], files: ['parsers/contract.ts'] },

  assess: { holds: ['src/assess/'], knows: ['basics', 'records', 'layout document', 'normalise'], files: ['parsers/contract.ts'] },

  ingest: {
    holds: ['src/extract.ts', 'src/ingest.ts', 'src/repair.ts', 'src/detect.ts', 'src/build.ts'],
    knows: ['basics', 'records', 'layout document', 'normalise', 'what parsers share', 'list of parsers', 'assess'],
    files: ['src/readers/index.ts', 'src/readers/reader.ts', 'src/readers/tools.ts'],
  },
  batch: { holds: ['src/batch.ts'], knows: ['basics', 'records'], files: ['src/store/index.ts'] },

  // What a decision of a person means, told without a database and without a page.
  decisions: { holds: ['src/review/decisions/'], knows: ['records', 'normalise'] },
  // What documents say in common: meanings, goals, words to search by. The store asks for it as it writes.
  analysis: { holds: ['src/analysis/'], knows: ['basics', 'normalise'], files: ['src/assess/findings/words.ts'] },
  store: { holds: ['src/store/'], knows: ['basics', 'records', 'normalise', 'decisions', 'analysis'] },
  review: {
    holds: ['src/review/'],
    knows: ['basics', 'records', 'decisions'],
    files: ['src/store/index.ts', 'src/store/review/index.ts', 'src/assess/flags.ts', 'src/normalise/formula/index.ts'],
  },
  inspect: {
    holds: ['src/inspect/'],
    knows: ['basics', 'records', 'layout document', 'pages', 'layout', 'reading', 'readers', 'ingest'],
    files: ['src/readers/text/decode.ts', 'parsers/contract.ts', 'src/review/look.ts'],
  },

  // Both work on what the store gives out; of the checks they use the names, and how words are compared.
  report: {
    holds: ['src/report/'],
    knows: ['basics', 'records', 'normalise', 'store'],
    files: ['src/assess/findings/index.ts'],
  },
  compute: {
    holds: ['src/compute/'],
    knows: ['basics', 'records', 'normalise', 'store'],
    files: ['src/assess/findings/words.ts'],
  },

  export: {
    holds: ['src/export/'],
    knows: ['basics', 'records', 'normalise', 'store'],
    files: ['src/review/sheet/columns.ts'],
  },

  commands: {
    holds: ['src/commands/'],
    knows: ['basics', 'records', 'batch', 'ingest', 'store', 'review', 'inspect', 'export', 'report', 'compute', 'analysis'],
    files: ['src/readers/index.ts', 'src/readers/reader.ts', 'src/readers/tools.ts', 'parsers/index.ts', 'parsers/shared/headers.ts'],
  },
  cli: { holds: ['src/cli.ts'], knows: ['basics', 'commands'] },
  // What the package offers to other programs.
  library: { holds: ['src/index.ts'], knows: ['basics', 'records', 'ingest', 'store'] },
};

/** Who may name which package. Node's own are here too: no parser opens a file. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['store'],
  'pdfjs-dist': ['pdf'],
  '@napi-rs/canvas': ['pdf'],
  'tesseract.js': ['ocr'],
  sharp: ['pdf', 'image', 'inspect'],
  'markdown-it': ['text'],
  parse5: ['text'],
  fflate: ['docx', 'src/export/xlsx/zip.ts'],
  '@xmldom/xmldom': ['docx', 'report'],
  echarts: ['src/report/charts.ts'],
  'csv-parse': ['compute'],
  'csv-stringify': ['compute', 'commands'],
  natural: ['src/normalise/similarity.ts', 'src/normalise/vocabulary.ts'],
  'idn-area-data': ['src/normalise/regions.ts'],
  exceljs: ['review'],
  commander: ['commands'],
  'cli-progress': ['commands'],
  tinyglobby: ['commands'],
  'p-queue': ['batch', 'src/readers/pages-in-order.ts'],
  zod: [
    'records',
    'parsers/shared/headers.ts',
    'assess',
    'decisions',
    'store',
    'review',
    'report',
    'compute',
    'src/commands/query/messages.ts',
  ],
  'node:fs': ['basics', 'normalise', 'ocr', 'store', 'review', 'report', 'compute', 'commands'],
  'node:path': ['pdf', 'ocr', 'store', 'review', 'report', 'commands'],
  'node:stream': ['compute', 'src/export/xlsx/zip.ts'],
  'node:stream/promises': ['src/export/xlsx/zip.ts'],
  'node:crypto': ['basics', 'analysis', 'ingest', 'batch', 'decisions', 'store', 'review', 'report'],
  'node:child_process': ['ocr', 'commands'],
  'node:http': ['review'],
  'node:module': ['normalise', 'pdf', 'ocr'],
  'node:zlib': ['pdf', 'src/export/xlsx/zip.ts'],
  'node:buffer': ['text'],
  'node:timers': ['reading', 'ocr'],
  'node:os': ['readers', 'commands'],
  'node:util': ['ocr', 'store', 'commands'],
};

const FILES = sourceFiles('src', 'parsers');
const IMPORTS = FILES.flatMap(importsOf);
const isOwn = ({ target }: Import): boolean => target.startsWith('src/') || target.startsWith('parsers/');
const OWN = IMPORTS.filter(isOwn);

/** The room with the longest path that fits; none for a file in a new place. */
function roomOf(file: string): string | null {
  const fitting = Object.entries(ROOMS).flatMap(([name, { holds }]) =>
    holds.filter((path) => file === path || (path.endsWith('/') && file.startsWith(path))).map((path) => ({ name, path })),
  );
  return fitting.sort((a, b) => b.path.length - a.path.length)[0]?.name ?? null;
}

const told = ({ from, target }: Import): string => `${from} (${roomOf(from)}) imports ${target} (${roomOf(target) ?? 'package'})`;

describe('rooms', () => {
  it('hold every file: a new folder needs a line in the table', () => {
    expect(FILES.length).toBeGreaterThan(200);
    expect(FILES.filter((file) => roomOf(file) === null)).toEqual([]);
  });

  it('hold only paths that are there, and know only rooms and files that are there', () => {
    const rooms = Object.values(ROOMS);
    const isThere = (path: string): boolean => FILES.some((file) => file === path || (path.endsWith('/') && file.startsWith(path)));
    expect(rooms.flatMap(({ holds }) => holds.filter((path) => !isThere(path)))).toEqual([]);
    expect(rooms.flatMap(({ knows }) => knows.filter((name) => !Object.hasOwn(ROOMS, name)))).toEqual([]);
    expect(rooms.flatMap(({ files = [] }) => files.filter((file) => !FILES.includes(file)))).toEqual([]);
  });

  it('know the rooms that the table lets them know, and no other', () => {
    const isAllowed = ({ from, target }: Import): boolean => {
      const [own, other] = [roomOf(from) ?? '', roomOf(target) ?? ''];
      const { knows = [], files = [] } = ROOMS[own] ?? {};
      return own === other || knows.includes(other) || files.includes(target);
    };
    expect(OWN.filter((one) => !isAllowed(one)).map(told)).toEqual([]);
  });

  it('name the packages that the table gives them, and no other', () => {
    const isAllowed = ({ from, target }: Import): boolean => {
      const givenTo = PACKAGES[target] ?? [];
      return givenTo.includes(roomOf(from) ?? '') || givenTo.includes(from);
    };
    expect(IMPORTS.filter((one) => !isOwn(one) && !isAllowed(one)).map(told)).toEqual([]);
  });

  it('import no package that is not among the dependencies', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(textOf('package.json'));
    const named = new Set(IMPORTS.filter((one) => !isOwn(one)).map(({ target }) => target));
    expect([...named].filter((name) => !name.startsWith('node:') && !Object.hasOwn(dependencies, name))).toEqual([]);
  });
});

describe('no circles', () => {
  const edges = (nodeOf: (file: string) => string): ReadonlyMap<string, ReadonlySet<string>> => {
    const found = new Map<string, Set<string>>();
    for (const { from, target } of OWN)
      if (nodeOf(from) !== nodeOf(target)) found.set(nodeOf(from), (found.get(nodeOf(from)) ?? new Set()).add(nodeOf(target)));
    return found;
  };

  it('between files, types included', () => expect(cycleIn(edges((file) => file))).toBeNull());
  it('between rooms', () => expect(cycleIn(edges((file) => roomOf(file) ?? file))).toBeNull());
});

describe('parsers', () => {
  it('are named by their list alone, so that none knows another', () => {
    const named = OWN.filter(({ target }) => roomOf(target) === 'parser');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ from }) => from !== 'parsers/index.ts').map(told)).toEqual([]);
  });
});

describe('the review page in the browser', () => {
  it('runs on its own scripts alone; of the server it knows the types', () => {
    const page = IMPORTS.filter(({ from, typesOnly }) => from.startsWith('src/review/page/') && !typesOnly);
    expect(page.length).toBeGreaterThan(0);
    expect(page.filter(({ target }) => !target.startsWith('src/review/page/')).map(told)).toEqual([]);
  });
});

describe('exit codes', () => {
  it('are set by the command line alone', () => {
    const ends = /\bprocess\.(?:exit|exitCode|abort|kill|reallyExit)\b/u;
    const ending = FILES.filter((file) => ends.test(textOf(file)));
    expect(ending).toContain('src/cli.ts');
    expect(ending.filter((file) => roomOf(file) !== 'cli' && roomOf(file) !== 'commands')).toEqual([]);
  });
});

describe('the scan of imports', () => {
  test.each([
    ["import { a, type B } from './a.ts';", './a.ts', false],
    ["import type { A } from './a.ts';", './a.ts', true],
    ["import {\n  a,\n  b as c,\n} from './a.ts';", './a.ts', false],
    ["import whole, * as all from 'a/b';", 'a/b', false],
    ["import './effects.ts';", './effects.ts', false],
    ["export * from './a.ts';", './a.ts', false],
    ["export type { A } from './a.ts';", './a.ts', true],
    ['import a from "a";', 'a', false],
    ["  const { a } = await import('./a.ts');", './a.ts', false],
    ["const file = createRequire(import.meta.url).resolve('a/data.json');", 'a/data.json', false],
    ["/** @typedef {import('../api.ts').Row} Row */", '../api.ts', true],
  ])('sees %j', (source, specifier, typesOnly) => expect(namesIn(source)).toEqual([{ specifier, typesOnly }]));

  test.each(["const from = 'a';", "export const a = 'b';", "export function f() {}\nconst text = 'from';", 'import.meta.url'])(
    'sees nothing in %j',
    (source) => expect(namesIn(source)).toEqual([]),
  );

  test.each(['await import(name)', 'await import(`./a.ts`)', "await import('./a' + name)"])('does not accept %j', (source) =>
    expect(() => namesIn(source)).toThrow('computed'),
  );

  it('finds a circle, and none where there is none', () => {
    const graph = (...pairs: readonly (readonly [string, string])[]) => new Map(pairs.map(([a, b]) => [a, new Set([b])]));
    expect(cycleIn(graph(['a', 'b'], ['b', 'c'], ['c', 'b']))).toEqual(['b', 'c', 'b']);
    expect(cycleIn(graph(['a', 'b'], ['c', 'b']))).toBeNull();
  });
});
