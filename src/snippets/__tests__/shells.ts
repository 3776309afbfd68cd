import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';

/**
 * The shells of this machine, once each: `sh` is often another name of one, as
 * of dash on Debian.
 */
export const SHELLS: readonly string[] = ['sh', 'bash', 'dash', 'zsh'].filter(
  (shell, index, shells) => {
    const program = programOf(shell);
    return (
      program !== null &&
      !shells.slice(0, index).map(programOf).includes(program)
    );
  }
);

function programOf(shell: string): string | null {
  const { stdout } = spawnSync('sh', ['-c', `command -v ${shell}`], {
    encoding: 'utf8'
  });
  return stdout === '' ? null : realpathSync(stdout.trim());
}

/**
 * Runs a script, and returns all that it printed before a NUL.
 *
 * @throws An error when the script fails or prints an error.
 */
export function printedBy(
  shell: string,
  script: string,
  variables: Record<string, string> = {}
): string[] {
  const { status, stdout, stderr } = spawnSync(shell, {
    input: script,
    encoding: 'utf8',
    maxBuffer: Infinity,
    env: { ...process.env, ...variables }
  });
  if (status !== 0 || stderr !== '') {
    throw new Error(`${shell} ended with ${status}: ${stderr}`);
  }
  return stdout.split('\0').slice(0, -1);
}

/**
 * Functions in place of the commands that snippets call. They print their
 * arguments and, where the command reads it, the standard input.
 */
export const STUBS = `
exec 3>&1
curl() {
  printf '%s\\0' "$@" >&3
  case " $* " in *' @- '*|*':@/dev/stdin '*) cat >&3; printf '\\0' >&3 ;; esac
}
http() { curl "$@"; }
grep() { :; }
python3() { case $1 in -c) command python3 "$@" ;; esac; }
`;
