import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import * as path from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { Programs } from '../../hosts/programs';
import type { JupyterPage } from '../../pages/jupyterpage';
import { SnippetsSection } from '../../pages/snippetssection';

/**
 * Writes the token of a hub's server to a file in another folder than the
 * notebook's.
 */
const TELL_SERVER_TOKEN = `import os
with open("server-token.txt", "w") as file:
    file.write(os.environ.get("JUPYTERHUB_API_TOKEN", ""))
`;

/** The files of servers that ended or run on another computer. */
const OTHER_SERVERS = [
  { pid: 1, url: 'http://192.0.2.1:8888/', token: 'of another computer' },
  { pid: 4_000_000, url: 'http://localhost:8888/', token: 'of an ended server' }
];

/** The commands that run code of the place "On this server" in a terminal. */
const IN_TERMINAL: Readonly<Record<string, string>> = {
  curl: '. ./curl',
  HTTPie: '. ./HTTPie',
  'Python (requests)': "python 'Python (requests)'",
  'Python (standard library)': "python 'Python (standard library)'",
  'R (httr2)': "Rscript 'R (httr2)'",
  'Run code in a running kernel': "python 'Run code in a running kernel'"
};

/** Node.js accepts headers, unlike a browser. */
const NodeWebSocket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> }
) => WebSocket;

/** A command in a terminal, and the text that it must print. */
interface ITerminalCommand {
  readonly name: string;
  readonly command: string;

  /** The file that the command reads, named `name`. */
  readonly code: string;
  readonly expected: string;
}

/** The file that a server with a process id writes at its start. */
function fileOf(pid: number, home: string): string {
  return `${home}/.local/share/jupyter/runtime/jpserver-${pid}.json`;
}

test.afterEach(async ({ host, user }) => {
  for (const { pid } of OTHER_SERVERS) {
    await rm(fileOf(pid, host.homeOf(user)), { force: true });
  }
});

test(
  'inserted snippets run in the notebook, whose file never contains a token',
  { tag: '@recipes' },
  async ({ host, jupyter, user }) => {
    test.setTimeout(240_000);
    const home = host.homeOf(user);
    const programs = await Programs.find();
    const requests: string[] = [];
    const proxy = createServer(socket =>
      socket.once('data', data => {
        requests.push(String(data).split('\n')[0]);
        socket.destroy();
      })
    ).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await jupyter.openNotebook();
    await jupyter.showPanel();
    const { page } = jupyter;
    const snippets = new SnippetsSection(jupyter);
    const [session] = await jupyter.sessions();

    const insertAndRun = async (language: string): Promise<Locator> => {
      await snippets.choose({ language });
      await snippets.insert();
      return runActiveCell(page);
    };

    await test.step('the kernel uses a proxy, and there are files of other servers', async () => {
      for (const server of OTHER_SERVERS) {
        const file = fileOf(server.pid, home);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, JSON.stringify(server));
      }
      await page.locator('.jp-Notebook .jp-InputArea-editor').click();
      await page.keyboard.insertText(
        `import os; os.environ.update(http_proxy="${proxyUrl}", https_proxy="${proxyUrl}", all_proxy="${proxyUrl}", no_proxy="", NO_PROXY="")`
      );
      await page.keyboard.press('Escape');
      await runActiveCell(page);
    });

    await test.step('which notebook it is', async () => {
      const output = await insertAndRun('Which notebook am I?');
      await expect(output).toHaveText(session.path);
    });

    await test.step('what is running', async () => {
      const output = await insertAndRun('List what is running');
      await expect(output).toContainText(session.path);
    });

    await test.step('code in another kernel, and the same code in a terminal', async () => {
      const kernel = { name: 'python3' };
      const { body } = await jupyter.request('api/kernels', 'POST', kernel);
      const commands: ITerminalCommand[] = [];
      for (const [name, command] of Object.entries(IN_TERMINAL)) {
        if (name !== 'R (httr2)' || !programs.whyNoR) {
          await snippets.choose({ language: name, place: 'On this server' });
          const code = await snippets.copy();
          const expected = name.startsWith('Run') ? '42' : session.id;
          commands.push({ name, command, code, expected });
        }
      }
      // At once, because both take a while.
      const [output] = await Promise.all([
        insertAndRun('Run code in a running kernel'),
        runInTerminal(
          jupyter,
          `unset no_proxy NO_PROXY; export PATH="$PATH:${programs.path}" http_proxy=${proxyUrl} https_proxy=${proxyUrl} all_proxy=${proxyUrl}`,
          commands
        )
      ]);
      await expect(output).toHaveText('42');
      await jupyter.request(`api/kernels/${JSON.parse(body).id}`, 'DELETE');
    });

    await test.step('a new session', async () => {
      const output = await insertAndRun('Start a session for a notebook');
      await expect(output).toContainText('Session');
      const [started] = (await jupyter.sessions()).filter(
        ({ id }) => id !== session.id
      );
      await expect(output).toContainText(started.id);
      await expect(output).toContainText(started.kernel.id);
      await jupyter.request(`api/sessions/${started.id}`, 'DELETE');
      expect(await jupyter.sessions()).toHaveLength(1);
    });

    for (const language of ['curl', 'Python (requests)']) {
      await test.step(`the server’s response to ${language}`, async () => {
        const output = await insertAndRun(language);
        await expect(output).toContainText(session.id);
      });
    }

    await test.step('there is no token in the file', async () => {
      await page.keyboard.press('b');
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(TELL_SERVER_TOKEN);
      await page.keyboard.press('Escape');
      await runActiveCell(page);
      const serverToken = await readFile(`${home}/server-token.txt`, 'utf8');
      expect(serverToken === '').toBe(user === '');

      await page.keyboard.press('Control+S');
      // JupyterLab 4 asks for a name first, and proposes the current one.
      const rename = page.getByRole('button', { name: 'Rename' });
      await expect(async () => {
        if (await rename.isVisible()) {
          await rename.click();
        }
        const content = await readFile(`${home}/${session.path}`, 'utf8');
        expect(content).toContain('server-token.txt');
      }).toPass({ timeout: 20_000 });
      // A file that is being saved has another name, `.~` before its own.
      const files = (await readdir(home, { recursive: true })).filter(name =>
        /(^|\/)(?!\.~)[^/]*\.ipynb$/.test(name)
      );
      expect(files).toContain(session.path);
      expect(files.join()).toContain('-checkpoint.ipynb');
      for (const file of files) {
        const content = await readFile(`${home}/${file}`, 'utf8');
        for (const token of [jupyter.requestToken, serverToken]) {
          expect(token !== '' && content.includes(token), file).toBe(false);
        }
      }
    });

    proxy.close();
    await programs.remove();
    expect(requests).toEqual([]);
  }
);

/**
 * Run the active cell of a notebook in command mode.
 *
 * @returns The output of the cell.
 */
async function runActiveCell(page: Page): Promise<Locator> {
  const cell = page.locator('.jp-Notebook .jp-Cell.jp-mod-active');
  await page.keyboard.press('Control+Enter');
  await expect(cell.locator('.jp-InputPrompt')).toHaveText(/^\[\d+\]:$/, {
    // The client of kernels needs ten seconds to end.
    timeout: 60_000
  });
  return cell.locator('.jp-OutputArea-output');
}

/**
 * Run commands in a terminal of the server, one after the other, and expect
 * their output.
 *
 * @param setup - The line before the commands.
 */
async function runInTerminal(
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
