import { json, QUICK_FAULTS, SESSIONS, USER } from '../../faults/faults';
import { expect, test } from '../../faults/proxied';
import { openHubTokens } from '../../pages/hubtokenssection';
import { SnippetsSection } from '../../pages/snippetssection';

const HUB = { path: /\/hub\/api\// };
const NEW_FILE = { method: 'POST', path: /\/api\/contents/ };

/** The page's token, or all tokens, depending on the Hub's version. */
const TOKENS = { method: 'GET', path: /\/hub\/api\/users\/[^/]+\/tokens/ };

test(
  'shows a failure of the Hub or the server until it is over',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    // More than two minutes on a busy machine.
    test.slow();
    const { page, panel, result } = jupyter;
    const section = await openHubTokens(jupyter);
    const { note, root } = section;
    const problem = root.locator('.jp-ApiToken-problem');
    /** Send the requests for the facts and for Test at once. */
    const askAll = async () => {
      await jupyter.button('Refresh').click();
      await jupyter.button('Test token').click();
    };
    const expectAll = async (state: string, outcome: string) => {
      await expect(panel).toHaveAttribute('data-token-state', state);
      await expect(result).toHaveAttribute('data-outcome', outcome);
    };
    /** The list is loaded once it is visible, and Test scrolls the panel. */
    const expectNoList = async () => {
      await jupyter.button('Refresh tokens').scrollIntoViewIfNeeded();
      await expect(problem).toHaveCount(1);
    };
    const expectNormal = async () => {
      faultProxy.heal();
      await askAll();
      await expectAll('valid', 'ok');
      await expect(jupyter.row('Expires')).toContainText(
        'or when you sign out'
      );
      await section.updateList();
      await expect(problem).toHaveCount(0);
    };

    for (const { fault, name, outcome, state } of QUICK_FAULTS) {
      await test.step(`the token’s owner: ${name}`, async () => {
        faultProxy.break(USER, fault);
        await askAll();
        await expectAll(state, state === 'invalid' ? 'stale' : 'ok');
        await expectNoList();
        await expectNormal();
      });

      await test.step(`the tokens and the server: ${name}`, async () => {
        faultProxy.break(TOKENS, fault);
        faultProxy.break(SESSIONS, fault);
        await askAll();
        await expect(result).toHaveAttribute('data-outcome', outcome);
        await expect(jupyter.row('Expires')).toContainText(
          'It is not known when'
        );
        await expectNoList();
        await expectNormal();
      });
    }
    expect(faultProxy.count({ path: /\/elsewhere/ })).toBe(0);

    await test.step('requests without a response time out after 10 seconds', async () => {
      // This response is long enough to send a byte per second.
      await panel.getByLabel('API path').fill('/api/kernelspecs');
      for (const [hub, server] of [
        ['silence', 'trickle'],
        ['trickle', 'silence']
      ] as const) {
        faultProxy.break(USER, { kind: hub });
        faultProxy.break({ path: /\/api\/kernelspecs$/ }, { kind: server });
        await askAll();
        await expectAll('unknown', 'timeout');
        faultProxy.heal();
      }
      await panel.getByLabel('API path').fill('/api/sessions');
      await expectNormal();
    });

    await test.step('a response of 50 MB leaves the panel usable', async () => {
      const huge = json(200, JSON.stringify({ name: 'x'.repeat(50_000_000) }));
      faultProxy.break(USER, huge);
      faultProxy.break(SESSIONS, huge);
      await askAll();
      await jupyter.button('Reveal token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      await jupyter.button('Hide token').click();
      await expect(result).not.toContainText('Testing');
      await expect(result).toContainText('too large to show');
      await expect(panel.getByText(/^Asking/)).toHaveCount(0);
      const words = await panel.textContent();
      expect(words?.length).toBeLessThan(100_000);
      await expectNormal();
    });

    await test.step('a running request is shown, and can be canceled', async () => {
      const cancel = panel.getByRole('button', { name: 'Cancel', exact: true });
      const expectCanceled = async (busy: string, words: string) => {
        await expect(panel).toContainText(busy);
        await cancel.click();
        await expect(panel).not.toContainText(busy);
        await expect(panel).toContainText(words);
        await expect(cancel).toHaveCount(0);
        faultProxy.heal();
      };
      await note.fill('given up');
      for (const [name, busy, words] of [
        ['Refresh', 'Asking the Hub …', 'Valid'],
        ['Refresh tokens', 'Loading the tokens …', 'Tokens for scripts'],
        ['Test token', 'Testing …', 'Canceled'],
        ['Create token', 'Creating …', 'may have been created anyway']
      ]) {
        for (const requests of [HUB, SESSIONS]) {
          faultProxy.break(requests, { kind: 'silence' });
        }
        await jupyter.button(name).click();
        await expectCanceled(busy, words);
      }
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
      await expect(note).toHaveValue('given up');

      await new SnippetsSection(jupyter).choose({
        language: 'Python (requests)'
      });
      faultProxy.break(NEW_FILE, { kind: 'silence' });
      const deleted = page.waitForResponse(
        response =>
          response.request().method() === 'DELETE' &&
          NEW_FILE.path.test(response.url())
      );
      await jupyter.button('Insert into notebook').click();
      await page.getByRole('button', { name: 'New notebook' }).click();
      await expect.poll(() => faultProxy.count(NEW_FILE)).toBe(1);
      await expectCanceled('Inserting …', 'Snippets');
      // The server creates the file anyway.
      expect((await deleted).ok()).toBe(true);
      await expect(page.locator('.jp-NotebookPanel')).toHaveCount(0);
    });
  }
);
