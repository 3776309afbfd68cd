import { expect, test } from '../../fixtures';

const TOKEN = 'a-token-that-no-command-gives';

/** Arguments that a caller in the page could pass to a command. */
const ARGUMENTS: readonly unknown[] = [
  undefined,
  null,
  {},
  'token',
  { language: 'curl' },
  { language: 'curl', path: '/api/me', includeToken: true, token: '${token}' },
  { language: { toString: 'curl' }, path: ['/api'] },
  { language: '__proto__', path: '../../hub/api/user' }
];

const COMMANDS = [
  'api-token:show',
  'api-token:copy',
  'api-token:test',
  'api-token:copy-snippet',
  'api-token:insert-snippet'
];

/** JupyterLab's commands in the page. */
interface ICommandsPage {
  readonly jupyterapp: {
    readonly commands: {
      execute(id: string, args?: unknown): Promise<unknown>;
      label(id: string, args?: unknown): string;
      caption(id: string, args?: unknown): string;
      usage(id: string, args?: unknown): string;
      describedBy?(id: string, args?: unknown): Promise<unknown>;
      readonly commandExecuted: {
        connect(
          slot: (
            sender: unknown,
            executed: { id: string; result: Promise<unknown> }
          ) => void
        ): void;
      };
    };
  };
}

test(
  'no command returns the token to its caller',
  { tag: '@lab' },
  async ({ hostName, newJupyter, startHost }) => {
    const isOld = hostName === 'lab-3.4.7';
    const host = await startHost([
      '--LabApp.expose_app_in_browser=True',
      `--ServerApp.token=${TOKEN}`
    ]);
    const jupyter = await newJupyter({ host });
    const { page } = jupyter;
    await page.goto(`${host.about.url}lab?token=${TOKEN}`);
    await jupyter.waitUntilReady();
    // Without a notebook, a dialog would offer a new one.
    await jupyter.openNotebook();
    await jupyter.showPanel();
    await jupyter.button('Reveal token').click();
    await jupyter.panel.getByLabel('Include the token').check();

    const given = await page.evaluate(
      async ({ ids, lists }) => {
        const { commands } = (window as unknown as ICommandsPage).jupyterapp;
        const results: unknown[] = [];
        const told: unknown[] = [];
        commands.commandExecuted.connect((_, { id, result }) => {
          if (ids.includes(id)) {
            void result.then(value => results.push(value));
          }
        });
        const returned: [string, unknown][] = [];
        for (const id of ids) {
          for (const args of lists) {
            const value = await commands.execute(id, args).catch(String);
            returned.push([`${id} ${JSON.stringify(args)}`, value]);
            told.push(commands.label(id, args), commands.caption(id, args));
            told.push(commands.usage(id, args));
            told.push(await commands.describedBy?.(id, args));
          }
        }
        await Promise.resolve();
        return {
          returned: returned.filter(([, value]) => value !== undefined),
          results: results.filter(value => value !== undefined),
          count: results.length,
          told: JSON.stringify(told)
        };
      },
      { ids: COMMANDS, lists: ARGUMENTS }
    );
    expect(given.returned).toEqual([]);
    expect(given.results).toEqual([]);
    expect(given.count).toBe(COMMANDS.length * ARGUMENTS.length);
    expect(given.told).toContain('Copy API Token');
    expect(given.told).not.toContain(TOKEN);
    expect(jupyter.requestToken).toBe(TOKEN);

    await test.step('a button in a document can’t copy the token', async () => {
      const path = jupyter.panel.getByLabel('API path');
      await path.fill('copied before');
      await path.press('Control+A');
      await path.press('Control+C');
      // From 4.6 on, JupyterLab asks first. This test refuses.
      const asked = page.locator('.jp-Dialog');
      for (const id of ['api-token:copy-snippet', 'api-token:copy']) {
        await page.evaluate(command => {
          const button = document.createElement('button');
          button.dataset.commandlinkerCommand = command;
          document.body.append(button);
          button.click();
          button.remove();
        }, id);
        if (isOld) {
          const words = page.getByText('A link in a document can’t copy');
          await expect(
            id === 'api-token:copy' ? jupyter.panel : words
          ).toBeVisible();
        } else {
          await expect(asked).toContainText('Run Command?');
          await asked.getByRole('button').first().click();
          await expect(asked).toHaveCount(0);
        }
      }
      expect(await jupyter.paste()).toBe('copied before');
    });
  }
);
