import { expect, test } from '../../fixtures';

/** Prints the status for a token inside the container. */
const ASK = `
import sys, urllib.error, urllib.request
url, token = sys.argv[1:]
request = urllib.request.Request(url, headers={"Authorization": "token " + token})
try:
    print(urllib.request.urlopen(request).status)
except urllib.error.HTTPError as error:
    print(error.code)
`;

test(
  'the panel’s token gives access to the server from inside the container',
  { tag: '@docker' },
  async ({ hostName, jupyter, user }) => {
    const { host } = jupyter;
    const ask = async (url: string, token: string) =>
      Number(await host.run(['python3', '-c', ASK, url, token], user));
    const [server] = await host.listServers(user);
    const sessions = `${server.url}api/sessions`;

    // The container has its own IP address.
    const inside = await host.run(['hostname', '-i'], user);
    expect(inside.trim()).toMatch(/^172\./);

    const old = hostName !== 'docker-newest';
    expect(server.token).toMatch(
      {
        'docker-3.1.1': /^$/,
        'docker-3.1.1-server-2': /^[\da-f]{48}$/
      }[hostName] ?? /^[\da-f]{32}$/
    );
    expect(await ask(sessions, server.token)).toBe(old ? 403 : 200);

    await jupyter.showPanel();
    const token = await jupyter.copyToken();
    expect(await ask(sessions, token)).toBe(200);
    expect(await ask(sessions, 'another')).toBe(403);
  }
);
