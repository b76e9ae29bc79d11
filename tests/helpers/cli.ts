import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

// Milliseconds: each call is a process of its own, and a busy machine starts several at once.
vi.setConfig({ testTimeout: 60_000 });

const CLI = join(import.meta.dirname, '../../src/cli.ts');

/** The environment without the colour switches that a test runner may set. */
const PLAIN = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, IKI_DEBUG: undefined };

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type RunOptions = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly cli?: string };

/** Runs the real command line as a process of its own. */
export function iki(args: readonly string[], { cwd, env, cli = CLI }: RunOptions = {}): Run {
  const run = spawnSync(process.execPath, [cli, ...args], { cwd, env: { ...PLAIN, ...env }, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** Starts it without waiting; `ended` resolves when the process is gone and its output is whole. */
export function startIki(args: readonly string[], cwd: string): { pid: number; kill: () => void; ended: Promise<Run> } {
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: PLAIN });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ code, ...output })));
  return { pid: child.pid ?? 0, kill: () => child.kill('SIGINT'), ended };
}

/**
 * Runs a line of shell in which `iki` is the command line, for pipes and redirections. A command
 * that starts a shell of its own (`script`) takes the one in SHELL: bash, as others drop the function.
 */
export function shell(line: string, cwd: string, env: NodeJS.ProcessEnv = {}): Run {
  const script = `export SHELL="$BASH"; iki() { "${process.execPath}" "${CLI}" "$@"; }; export -f iki; ${line}`;
  const run = spawnSync('bash', ['-c', script], { cwd, env: { ...PLAIN, ...env }, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A folder of the system's temporary folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'iki-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
