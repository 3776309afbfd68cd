import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

import { CHECKOUT, runHosts } from './host';

/** How to run a snippet: its file, and commands in the file's folder. */
interface IWayToRun {
  /** The file in which a user saves the snippet. */
  readonly file: string;

  /** The command that a user then types. */
  readonly commands: readonly string[][];
}

const SHELL: IWayToRun = {
  file: 'snippet.sh',
  commands: [
    ['sh', 'snippet.sh'],
    ['bash', 'snippet.sh']
  ]
};

const PYTHON: IWayToRun = {
  file: 'snippet.py',
  commands: [['python', 'snippet.py']]
};

/** A program that reads its settings from a `.env` file. */
const PROGRAM_WITH_DOTENV = `
  const { JUPYTER_API_TOKEN, JUPYTER_API_URL } = process.env;
  const headers = { Authorization: 'token ' + JUPYTER_API_TOKEN };
  fetch(JUPYTER_API_URL + 'api/sessions', { headers })
    .then(response => response.text())
    .then(console.log);
`;

const WAYS: Readonly<Record<string, IWayToRun>> = {
  curl: SHELL,
  HTTPie: SHELL,
  'Python (requests)': PYTHON,
  'Python (standard library)': PYTHON,
  'JavaScript (fetch)': {
    file: 'jupyter.mjs',
    commands: [['node', 'jupyter.mjs']]
  },
  'TypeScript (@jupyterlab/services)': {
    file: 'jupyter.mts',
    commands: [['npx', 'tsx', 'jupyter.mts']]
  },
  'R (httr2)': { file: 'snippet.R', commands: [['Rscript', 'snippet.R']] },
  PowerShell: {
    file: 'snippet.ps1',
    commands: [['pwsh', '-NoProfile', '-File', 'snippet.ps1']]
  },
  '.env file': {
    file: '.env',
    commands: [['node', '-r', 'dotenv/config', '-e', PROGRAM_WITH_DOTENV]]
  },
  'VS Code': {
    file: 'words.txt',
    commands: [['npx', 'tsx', client('vscode_client.ts'), 'words.txt']]
  },
  'Other client': {
    file: 'words.txt',
    commands: [['python', client('address_client.py'), 'words.txt']]
  },
  'MCP client configuration': {
    file: 'mcp.json',
    commands: [['python', client('mcp_client.py'), 'mcp.json', 'list_kernels']]
  },
  'Run code in a running kernel': PYTHON,
  'List what is running': PYTHON,
  'Start a session for a notebook': PYTHON
};

function client(name: string): string {
  return path.join(__dirname, name);
}

/** The result of a program. */
export interface IRun {
  /** The command. */
  readonly command: string;

  /** The standard output. */
  readonly output: string;

  /** The standard error with the reason for a failure, `''` without one. */
  readonly failure: string;
}

/** The programs of this machine that run copied code outside of a server. */
export class Programs {
  /** Install all programs. Takes seconds if they are already installed. */
  static async find(): Promise<Programs> {
    const found = JSON.parse(await runHosts('programs'));
    const runs = path.join(CHECKOUT, '.cache', 'runs');
    const directory = await mkdtemp(path.join(runs, 'snippets-'));
    await symlink(
      path.join(__dirname, '..', 'node_modules'),
      path.join(directory, 'node_modules')
    );
    // A password that no program may send in place of the token.
    const netrc = path.join(directory, '.netrc');
    await writeFile(netrc, 'default login alice password secret\n');
    return new Programs(
      directory,
      found.variables,
      found.no_r,
      found.no_powershell
    );
  }

  /**
   * @param whyNoR - Why this machine can't run R with httr2, `''` if it can.
   * @param whyNoPowerShell - The same of PowerShell.
   */
  private constructor(
    private readonly _directory: string,
    private readonly _variables: Record<string, string>,
    readonly whyNoR: string,
    readonly whyNoPowerShell: string
  ) {}

  /**
   * Save a snippet to a file, and run it with each of its programs.
   *
   * @param token - The value of `JUPYTER_API_TOKEN`, `null` to leave it unset.
   */
  async run(
    language: string,
    code: string,
    token: string | null
  ): Promise<IRun[]> {
    const { file, commands } = WAYS[language];
    const directory = path.join(this._directory, String(++this._count));
    await mkdir(directory);
    await writeFile(path.join(directory, file), code);
    const runs: IRun[] = [];
    for (const command of commands) {
      runs.push(await this._execute(command, directory, token));
    }
    return runs;
  }

  /** The folders of the programs. */
  get path(): string {
    return this._variables.PATH;
  }

  /** Delete all files. */
  async remove(): Promise<void> {
    await rm(this._directory, { force: true, recursive: true });
  }

  private _execute(
    [program, ...args]: string[],
    directory: string,
    token: string | null
  ): Promise<IRun> {
    const kept = Object.entries(process.env).filter(
      ([name]) => !/^(JUPYTER|JPY_|PYTHON)/.test(name)
    );
    return new Promise(resolve => {
      const child = execFile(
        program,
        args,
        {
          cwd: directory,
          env: {
            ...Object.fromEntries(kept),
            ...this._variables,
            HOME: this._directory,
            ...(token === null ? {} : { JUPYTER_API_TOKEN: token })
          },
          timeout: 150_000
        },
        (error, output, words) =>
          resolve({
            command: [program, ...args].join(' '),
            output,
            failure: error ? `${error.message}\n${words}` : ''
          })
      );
      // Otherwise HTTPie sends its standard input.
      child.stdin?.end();
    });
  }

  private _count = 0;
}
