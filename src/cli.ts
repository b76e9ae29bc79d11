#!/usr/bin/env -S node --max-semi-space-size=8 --max-old-space-size=2000
import { EXIT_OF_BUG, EXIT_OF_ENDING, EXIT_OF_ERROR, EXIT_OF_WRONG_CALL, type ExitCode } from './commands/endings.ts';
import { ignoreClosedPipes, toStderr } from './commands/output.ts';
import { IkiError } from './errors.ts';

/** SQLite's native part crashes below it, so it is checked before anything that loads SQLite is imported. */
const OLDEST_NODE = 24;

process.exitCode = await main();
// After Ctrl-C a recogniser may still be starting, which nobody can stop, and which would keep the program alive for seconds.
if (process.exitCode === EXIT_OF_ENDING.interrupted) process.stderr.write('', () => process.exit());

/** Answers with the exit code instead of exiting, so that stdout and stderr empty themselves first. */
async function main(): Promise<ExitCode> {
  const nodeMajor = Number(process.versions.node.split('.')[0]);
  if (nodeMajor < OLDEST_NODE) {
    toStderr(
      `iki: needs Node ${OLDEST_NODE} or newer, this is ${process.versions.node}.\n  -> Install it from https://nodejs.org and try again.`,
    );
    return EXIT_OF_WRONG_CALL;
  }
  ignoreClosedPipes();
  try {
    const { runProgram } = await import('./commands/program.ts');
    return EXIT_OF_ENDING[await runProgram(process.argv)];
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): ExitCode {
  if (isCommanderError(error)) return error.exitCode === 0 ? 0 : EXIT_OF_WRONG_CALL;
  if (error instanceof IkiError) {
    toStderr(`iki: ${error.message} [${error.code}]\n  -> ${error.remedy}`);
    showStack(error);
    return EXIT_OF_ERROR[error.code];
  }
  toStderr(`iki: unexpected error: ${error instanceof Error ? error.message : String(error)}`);
  toStderr('  -> This is a bug in iki. Please report it with this message; IKI_DEBUG=1 adds the details.');
  showStack(error);
  return EXIT_OF_BUG;
}

/** A wrong call, help or version; commander has already written its message. Known by its code, as it loads later. */
function isCommanderError(error: unknown): error is Error & { exitCode: number } {
  return error instanceof Error && 'exitCode' in error && 'code' in error && String(error.code).startsWith('commander.');
}

function showStack(error: unknown): void {
  if (process.env['IKI_DEBUG'] === '1' && error instanceof Error) toStderr(error.stack ?? String(error));
}
