import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { IkiError } from '../src/errors.ts';
import { makeLanes } from '../src/readers/ocr/lanes.ts';
import { tesseractJs } from '../src/readers/ocr/tesseract-js.ts';
import { tesseractNative } from '../src/readers/ocr/tesseract-native.ts';
import { wordsFromTsv } from '../src/readers/ocr/tsv.ts';

const folder = mkdtempSync(join(tmpdir(), 'iki-ocr-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that answers as Tesseract would. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('the words of a recogniser', () => {
  it('have pixel boxes and a confidence of 0 to 1', () => {
    const tsv =
      'level\tpage_num\tblock_num\n4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t87.5\tarsip\n5\t1\t1\t1\t1\t2\t50\t20\t30\t40\t0\t \n';
    expect(wordsFromTsv(tsv)).toEqual([{ text: 'arsip', box: [10, 20, 40, 60], confidence: 0.875 }]);
  });
});

describe('workers', () => {
  it('never run more jobs than there are of them, and start jobs in order', async () => {
    const lanes = makeLanes(['a', 'b']);
    const started: number[] = [];
    let [running, most] = [0, 0];
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map((job) =>
        lanes.run(async () => {
          started.push(job);
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(started).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('are free again after a job that failed', async () => {
    const lanes = makeLanes(['a']);
    await expect(lanes.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lanes.run(async (worker) => worker)).resolves.toBe('a');
  });
});

describe('a recogniser that is closed', () => {
  const white = { width: 80, height: 40, dpi: 200, data: new Uint8Array(3200).fill(255) };

  it('while it is still starting keeps nobody waiting, and ends what it has started', async () => {
    const engine = tesseractJs({ lanes: 1 });
    const before = performance.now();
    const asked = engine.recognise(white, 'text').then(
      () => 'read',
      (error: unknown) => [performance.now() - before, error] as const,
    );
    await engine.close();
    const closed = performance.now() - before;
    const [ended, error] = await asked;
    expect(error).toMatchObject({ code: 'ocr-unavailable', message: expect.stringContaining('closed') });
    expect(closed).toBeLessThan(Number(ended) / 2);
  }, 30_000);

  it('reads nothing more, and a text that was asked for a moment before does no harm', async () => {
    const engine = tesseractJs({ lanes: 1 });
    await engine.recognise(white, 'text');
    // It may be refused; what fails behind it would have no one to catch it and fail the test run.
    void engine.recognise(white, 'text').catch(() => undefined);
    await engine.close();
    await expect(engine.recognise(white, 'text')).rejects.toMatchObject({ code: 'ocr-unavailable' });
  }, 30_000);
});

describe('a recogniser that cannot work says what to do', () => {
  it('when the program is not there', async () => {
    await expect(tesseractNative({ lanes: 1, binary: join(folder, 'nothing') })).rejects.toMatchObject({
      code: 'ocr-unavailable',
      remedy: expect.stringContaining('apt install'),
    });
  });

  it('when the program is too old or something else', async () => {
    await expect(tesseractNative({ lanes: 1, binary: program('old', 'echo "tesseract 3.04.01"') })).rejects.toThrow(/newer/u);
  });

  it('when the Indonesian data are missing', async () => {
    const binary = program('english', 'if [ "$1" = --version ]; then echo "tesseract 5.3.0"; else echo eng; fi');
    await expect(tesseractNative({ lanes: 1, binary })).rejects.toThrow(/ind/u);
  });

  it('when it dies in the middle', async () => {
    const binary = program('dying', 'case "$1" in --version) echo "tesseract 5.3.0";; --list-langs) echo ind; echo eng;; *) exit 3;; esac');
    const engine = await tesseractNative({ lanes: 1, binary });
    await expect(engine.recognise({ width: 2, height: 2, dpi: 200, data: new Uint8Array(4) }, 'text')).rejects.toBeInstanceOf(IkiError);
  });

  it('when the picture is none, and goes on with the next', async () => {
    const engine = tesseractJs({ lanes: 1 });
    const white = { width: 80, height: 40, dpi: 200, data: new Uint8Array(3200).fill(255) };
    await expect(engine.recognise({ ...white, data: new Uint8Array(0), width: 0, height: 0 }, 'text')).rejects.toMatchObject({
      code: 'ocr-unavailable',
    });
    await expect(engine.recognise(white, 'text')).resolves.toEqual([]);
    await engine.close();
  }, 30_000);
});
