import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** `peakMiB`: of the process and all that it started, together; null where the system does not tell. */
export type MeasuredRun = { readonly seconds: number; readonly peakMiB: number | null; readonly stdout: string };

/** Memory peaks of page pictures last some tenths of a second. */
const SAMPLE_MS = 50;
const KIB_PER_MIB = 1024;

/** Runs a program to its end. Throws where it cannot be started or fails. */
export function runMeasured(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    let peak = 0;
    const sampling = setInterval(() => {
      peak = Math.max(peak, child.pid === undefined ? 0 : treeKiB(child.pid));
    }, SAMPLE_MS);
    child.on('error', (error) => {
      clearInterval(sampling);
      reject(error);
    });
    child.on('close', (code) => {
      clearInterval(sampling);
      if (code !== 0) reject(new Error(`${program} ended with ${code}:\n${output.stderr}`));
      else
        resolve({
          seconds: (performance.now() - start) / 1000,
          peakMiB: peak === 0 ? null : Math.round(peak / KIB_PER_MIB),
          stdout: output.stdout,
        });
    });
  });
}

type Standing = { readonly parent: number; readonly kib: number };

/** Resident memory of a process and its descendants. Shared pages count for each of them, so that it errs upwards. */
function treeKiB(root: number): number {
  if (platform() !== 'linux') return 0;
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => standingOf(Number(name))),
  );
  const isIn = (pid: number): boolean => {
    const parent = all.get(pid)?.parent;
    return pid === root || (parent !== undefined && parent > 1 && isIn(parent));
  };
  return [...all].reduce((sum, [pid, { kib }]) => (isIn(pid) ? sum + kib : sum), 0);
}

function standingOf(pid: number): readonly (readonly [number, Standing])[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const value = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [[pid, { parent: value('PPid'), kib: value('VmRSS') }]];
  } catch {
    // It ended between the listing and the look.
    return [];
  }
}
