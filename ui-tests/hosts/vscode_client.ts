// Does what VS Code does with the forms of the snippet “VS Code”:
// `npx tsx vscode_client.ts FILE` lists the sessions, and runs code in one.

import { readFileSync } from 'node:fs';

import {
  KernelManager,
  ServerConnection,
  SessionManager
} from '@jupyterlab/services';

const words = readFileSync(process.argv[2], 'utf8');

/** A token that is not in the form was copied before. */
const copiedToken = process.env.JUPYTER_API_TOKEN ?? '';

/** Returns what a form has behind a name. */
function entry(name: string): string {
  const [, text] = new RegExp(`^${name}: (.*)$`, 'm').exec(words) ?? [];
  return text.startsWith('press') ? copiedToken : text;
}

/** The extension Jupyter: the token is in the URL, also of WebSockets. */
function existingServer(baseUrl: string, token: string) {
  return ServerConnection.makeSettings({
    baseUrl,
    wsUrl: baseUrl.replace('http', 'ws'),
    token,
    appendToken: true
  });
}

/** The extension JupyterHub: it asks the Hub for the URL of the server. */
async function hubServer(hubUrl: string, user: string, token: string) {
  const headers = { Authorization: `token ${token}` };
  const response = await fetch(`${hubUrl}hub/api/users/${user}`, { headers });
  if (!response.ok) {
    throw new Error(`The Hub responded with ${response.status}.`);
  }
  const { servers } = await response.json();
  // A token without permissions for servers does not see them.
  const path = servers?.['']?.url ?? `user/${user}/`;
  const settings = existingServer(new URL(path, hubUrl).href, token);
  const Socket = settings.WebSocket as unknown as new (
    ...args: unknown[]
  ) => WebSocket;
  class SocketWithHeader extends Socket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers });
    }
  }
  return { ...settings, WebSocket: SocketWithHeader } as typeof settings;
}

async function use(serverSettings: ServerConnection.ISettings): Promise<void> {
  const kernelManager = new KernelManager({ serverSettings });
  const sessions = new SessionManager({ kernelManager, serverSettings });
  await sessions.ready;
  const [model] = sessions.running();
  console.log(model.id);
  const { kernel } = sessions.connectTo({ model });
  const future = kernel!.requestExecute({ code: 'print(6 * 7)' });
  let output = '';
  future.onIOPub = ({ content }) => {
    output += 'text' in content ? content.text : '';
  };
  await future.done;
  sessions.dispose();
  if (output !== '42\n') {
    throw new Error(`The kernel printed ${JSON.stringify(output)}.`);
  }
}

async function main(): Promise<void> {
  const [, url, token] = /^(http.*\/)\?token=(.*)$/m.exec(words) ?? [];
  if (url) {
    await use(existingServer(url, decodeURIComponent(token) || copiedToken));
  }
  if (words.includes('\nURL: ')) {
    const hub = [entry('URL'), entry('Username'), entry('Token')] as const;
    await use(await hubServer(...hub));
  }
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  }
);
