import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';

/**
 * The shells of this machine, of those into which people paste. Every machine
 * has `sh`; where that is another one's name, as dash's on Debian, it stands
 * for both.
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
 * Run a script, and give all that it printed with a NUL behind it.
 *
 * @throws An error when the script fails, or says that something is wrong.
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
 * Functions in the place of the commands that snippets call. They print their
 * arguments and, where those ask for it, what comes on standard input.
 */
export const STUBS = `
curl() {
  printf '%s\\0' "$@"
  case " $* " in *' @- '*|*':@/dev/stdin '*) cat; printf '\\0' ;; esac
}
http() { curl "$@"; }
`;
