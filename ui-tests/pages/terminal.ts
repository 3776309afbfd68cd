import { mkdir, readFile, writeFile } from 'node:fs/promises';

import { expect } from '@playwright/test';

import type { JupyterPage } from './jupyterpage';

/** Node.js accepts headers, unlike a browser. */
const NodeWebSocket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> }
) => WebSocket;

/** A command in a terminal, and the text that it must print. */
export interface ITerminalCommand {
  readonly name: string;
  readonly command: string;

  /** The file that the command reads, named `name`. */
  readonly code: string;
  readonly expected: string;
}

/**
 * Run commands in a terminal of the server, one after the other, and expect
 * their output.
 *
 * @param setup - The line before the commands.
 */
export async function runInTerminal(
  jupyter: JupyterPage,
  setup: string,
  commands: readonly ITerminalCommand[]
): Promise<void> {
  const folder = `${jupyter.host.homeOf(jupyter.user)}/in-terminal`;
  await mkdir(folder);
  for (const { name, code } of commands) {
    await writeFile(`${folder}/${name}`, code);
  }
  const script = [
    setup,
    `cd '${folder}'`,
    ...commands.map(
      ({ name, command }) =>
        `{ ${command}\n} > "${name}.out" 2>&1; echo "ended with $?" >> "${name}.out"`
    ),
    'touch done',
    ''
  ];
  await writeFile(`${folder}/all.sh`, script.join('\n'));
  const { body } = await jupyter.request('api/terminals', 'POST');
  const { name } = JSON.parse(body);
  const url = new URL(`terminals/websocket/${name}`, jupyter.serverUrl);
  const socket = new NodeWebSocket(url.href.replace('http', 'ws'), {
    headers: { Authorization: `token ${jupyter.requestToken}` }
  });
  socket.onopen = () =>
    socket.send(JSON.stringify(['stdin', `. '${folder}/all.sh'\r`]));
  await expect
    .poll(() => readFile(`${folder}/done`).catch(() => null), {
      timeout: 120_000
    })
    .not.toBeNull();
  socket.close();
  await jupyter.request(`api/terminals/${name}`, 'DELETE');
  for (const { name, expected } of commands) {
    const output = await readFile(`${folder}/${name}.out`, 'utf8');
    expect.soft(output, name).toContain(expected);
    expect.soft(output, name).toContain('ended with 0');
  }
}
