/**
 * Exceptions are for broken input and for bugs. Each carries a code (stable, for scripts), what happened, and a remedy that
 * says what the person can do. `src/cli.ts` is the only place that turns them into exit codes.
 */
export type ErrorCode =
  | 'usage'
  | 'not-found'
  | 'unreadable-file'
  | 'unsupported-format'
  | 'bad-encoding'
  | 'empty-file'
  | 'too-large'
  | 'encrypted'
  | 'damaged'
  | 'database-unusable'
  | 'database-newer'
  | 'not-in-database'
  | 'ocr-unavailable'
  | 'time-limit'
  | 'interrupted';

export class IkiError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'IkiError';
    this.code = code;
    this.remedy = remedy;
  }
}
