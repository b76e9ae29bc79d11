import { IkiError } from '../errors.ts';
import { systemCode } from '../source-file.ts';

/** Somewhere to write text: resolves to false once nobody reads it any more, so that the work can stop quietly. */
export type Output = (text: string) => Promise<boolean>;

/** Writes to stdout, waiting until the text has left, so that a long answer into a pipe arrives whole. */
export const toStdout: Output = (text) =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) resolve(true);
      else if (isClosedPipe(error)) resolve(false);
      else
        reject(new IkiError('usage', `The output cannot be written: ${error.message}`, 'Check the place that stdout is sent to.', error));
    });
  });

/** The stream reports the same error once more as an event, which would otherwise end the program as a bug. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** `| head` closes the pipe when it has enough: EPIPE, or EOF on Windows; a second write finds the stream destroyed. */
function isClosedPipe(error: Error): boolean {
  return ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'].includes(systemCode(error) ?? '');
}

export function toStderr(text: string): void {
  process.stderr.write(`${text}\n`);
}
