import type { ErrorCode } from '../errors.ts';

/** How a command ended without an exception. */
export type Ending = 'done' | 'nothing-readable' | 'some-failed' | 'interrupted';

/** The exit codes and what each means; the help and the README say the same. */
export const EXIT_CODES = [
  { code: 0, means: 'every document was read (also if one was not recognised: it is stored without rows)' },
  { code: 1, means: 'a bug in iki; please report it (IKI_DEBUG=1 shows the details)' },
  { code: 2, means: 'the call was wrong, or the output cannot be written' },
  { code: 3, means: 'nothing readable: no input matched, or every document failed' },
  { code: 4, means: 'some documents failed, or some lines of a spreadsheet could not be used; the others were' },
  { code: 5, means: 'the database cannot be used' },
  { code: 6, means: 'the query was stopped at its time limit' },
  { code: 130, means: 'interrupted (Ctrl-C); finished documents are kept' },
] as const;

export type ExitCode = (typeof EXIT_CODES)[number]['code'];

export const EXIT_OF_BUG: ExitCode = 1;
export const EXIT_OF_WRONG_CALL: ExitCode = 2;

export const EXIT_OF_ENDING: Readonly<Record<Ending, ExitCode>> = { done: 0, 'nothing-readable': 3, 'some-failed': 4, interrupted: 130 };

export const EXIT_OF_ERROR: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: EXIT_OF_WRONG_CALL,
  'not-found': 3,
  'unreadable-file': 3,
  'unsupported-format': 3,
  'bad-encoding': 3,
  'empty-file': 3,
  'too-large': 3,
  encrypted: 3,
  damaged: 3,
  'ocr-unavailable': 3,
  'not-in-database': 3,
  'database-unusable': 5,
  'database-newer': 5,
  'time-limit': 6,
  interrupted: 130,
};
