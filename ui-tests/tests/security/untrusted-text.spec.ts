import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { createTokens, openHubTokens } from '../../pages/hubtokenssection';
import { SnippetsSection } from '../../pages/snippetssection';

/** Sets `window.ran` if it is rendered as HTML. Lowercase, as usernames are. */
const MARKUP = '<img src=x onerror=window.ran=1>';

/** Text that templates and translations would replace. */
const TEMPLATE = '${token} {{7*7}} %1 50%% off';

/** An override that reverses the text after it, and how it is shown. */
const OVERRIDE = 'annual\u202egpj.exe';
const SHOWN_OVERRIDE = 'annual⟨U+202E⟩gpj.exe';

/** The end of an isolate that never started, and how it is shown. */
const END = 'x\u2069\u2069\u202b1\u200b2';
const SHOWN_END = 'x⟨U+2069⟩⟨U+2069⟩⟨U+202B⟩1⟨U+200B⟩2';

/** A name that is read from right to left. */
const ARABIC = 'محمد 12 (أحمد)';

/** The name, isolated in a sentence. */
const ISOLATED_ARABIC = `\u2068${ARABIC}\u2069`;

/** Expect that no untrusted text became an element, or ran. */
async function expectOnlyText(page: Page): Promise<void> {
  await expect(page.locator('img[src="x"], [onerror]')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(undefined);
}

/**
 * Expect that words are on the screen in order: each letter is to the right of
 * the one before, or on a later line.
 *
 * @param words - The extension's words in the element's text, between which are
 *   words of others.
 */
async function expectInOrder(
  element: Locator,
  words: readonly string[]
): Promise<void> {
  const places = await element.evaluate((node, words) => {
    const letters: { letter: string; x: number; y: number }[] = [];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      for (let index = 0; index < text.length; index++) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        const { bottom, left } = range.getBoundingClientRect();
        letters.push({ letter: text.data[index], x: left, y: bottom });
      }
    }
    const whole = letters.map(({ letter }) => letter).join('');
    let from = 0;
    return words.flatMap(word => {
      const start = whole.indexOf(word, from);
      from = start + word.length;
      return start < 0 ? [null] : letters.slice(start, from);
    });
  }, words);
  const shown = places.filter(place => place?.letter.trim() !== '');
  expect(shown, words.join(' … ')).not.toContain(null);
  // Every line is at least a few pixels high.
  const isBehind = shown.map((place, index) => {
    const before = shown[index - 1];
    return (
      !place ||
      !before ||
      place.y > before.y + 5 ||
      (place.y > before.y - 5 && place.x > before.x)
    );
  });
  expect(isBehind, words.join(' … ')).not.toContain(false);
}

test(
  'shows untrusted names and messages as text',
  { tag: '@hub-tokens' },
  async ({ host, hostName, newJupyter }) => {
    test.slow();
    const jupyter = await newJupyter({ host, user: MARKUP });
    const { page, panel, result } = jupyter;
    await host.writeSettings(MARKUP, 'jupyterlab-api-token:snippets', {
      custom: [
        { name: MARKUP, code: `echo "${MARKUP} \${path} %1"\n` },
        { name: OVERRIDE, code: `# ${OVERRIDE}\n# ${END}\n` },
        { name: OVERRIDE, code: 'twice' }
      ]
    });
    // JupyterHub 6.0 and later reject such a name of a server.
    const isNamed = hostName.startsWith('hub-3.1.1');
    const serverName = isNamed ? `${OVERRIDE} ${MARKUP}` : '';
    if (isNamed) {
      const path = [MARKUP, serverName].map(encodeURIComponent).join('/');
      await jupyter.openOnHub(`spawn/${path}`);
      await jupyter.waitUntilReady();
    } else {
      await jupyter.open();
    }

    // Create these tokens outside of the page.
    await createTokens(jupyter, [MARKUP, TEMPLATE, OVERRIDE, END, ARABIC]);
    for (const name of [MARKUP, TEMPLATE, OVERRIDE, ARABIC]) {
      const path = `api/contents/${encodeURIComponent(`${name}.txt`)}`;
      const file = { type: 'file', format: 'text', content: '' };
      expect((await jupyter.request(path, 'PUT', file)).status).toBe(201);
    }
    const session = {
      path: `${OVERRIDE}${MARKUP}.ipynb`,
      name: MARKUP,
      type: 'notebook',
      kernel: { name: 'python3' }
    };
    const made = await jupyter.request('api/sessions', 'POST', session);
    expect(made.status).toBe(201);

    const section = await openHubTokens(jupyter);
    const { dialog, list, root } = section;

    await test.step('the names of the user and of the server', async () => {
      const shown = `${MARKUP}/${serverName.replace(OVERRIDE, SHOWN_OVERRIDE)}`;
      const title = panel.getByRole('heading', { level: 2 });
      await expect(title).toHaveText(`JupyterHub token of ${MARKUP}`);
      await expect(jupyter.row('Owner')).toHaveText(MARKUP);
      await expect(jupyter.row('Server').locator('bdi')).toHaveText(shown);
      await expect(jupyter.row('Permissions')).toContainText(
        `Access the server ${shown}`
      );
      await expect(
        panel.getByText(`Gives access to server ${shown}`)
      ).toBeVisible();
      await expect(section.note).toHaveAttribute(
        'placeholder',
        `JupyterLab: ${shown}`
      );
      await expectOnlyText(page);
    });

    await test.step('the notes of tokens', async () => {
      for (const [note, shown, inWords] of [
        [MARKUP, MARKUP, MARKUP],
        [TEMPLATE, TEMPLATE, TEMPLATE],
        [OVERRIDE, SHOWN_OVERRIDE, SHOWN_OVERRIDE],
        [END, SHOWN_END, SHOWN_END],
        [ARABIC, ARABIC, ISOLATED_ARABIC]
      ]) {
        const row = section.row(shown);
        await expect(row, note).toHaveCount(1);
        await section.askToRevoke(row);
        const title = dialog.getByText(`Revoke “${inWords}”?`);
        await expect(title).toBeVisible();
        await expectInOrder(title, ['Revoke “', '”?']);
        await expectOnlyText(page);
        await section.answer('Revoke');
        const words = root.getByText(`“${inWords}” is revoked.`);
        await expect(words).toBeVisible();
        await expectInOrder(words, ['“', '” is revoked. A server']);
        await expect(row).toHaveCount(0);
      }
      await expect(list).not.toContainText('\u202e');
    });

    await test.step('the names of files and sessions', async () => {
      await jupyter.test('/api/contents');
      for (const shown of [MARKUP, TEMPLATE, SHOWN_OVERRIDE, ARABIC]) {
        const cell = result.getByRole('cell', {
          name: `${shown}.txt`,
          exact: true
        });
        await expect(cell).toBeVisible();
      }
      await jupyter.test('/api/sessions');
      await expect(
        result.getByRole('cell', { name: `${SHOWN_OVERRIDE}${MARKUP}.ipynb` })
      ).toBeVisible();
      await jupyter.test(`/api/contents/${OVERRIDE}.txt`);
      await expect(result.locator('pre')).toContainText(
        `"name": "${SHOWN_OVERRIDE}.txt"`
      );
      await expectOnlyText(page);
    });

    await test.step('custom snippets, and a path like a template', async () => {
      const snippets = new SnippetsSection(jupyter);
      await expect(
        panel.getByText(
          `Custom snippet 3, “${SHOWN_OVERRIDE}”: another snippet has this name.`
        )
      ).toBeVisible();
      await snippets.choose({
        language: MARKUP,
        path: '/api/contents/${token}%1',
        includeToken: true
      });
      await expect(panel.getByText('There is no code')).toBeVisible();
      await snippets.choose({ path: '/api/contents/${token}' });
      await expect(snippets.code).toHaveText(
        `echo "${MARKUP} /api/contents/\${token} %1"`
      );
      await snippets.choose({ language: OVERRIDE });
      await expect(snippets.language.locator('option:checked')).toHaveText(
        SHOWN_OVERRIDE
      );
      // Hidden characters have a sign before them, and are copied unchanged.
      expect(await snippets.copy()).toBe(`# ${OVERRIDE}\n# ${END}\n`);
      const signs = await snippets.code
        .locator('[data-sign]')
        .evaluateAll(marked =>
          marked.map(element => getComputedStyle(element, '::before').content)
        );
      expect(signs).toEqual(
        ['202E', '2069', '2069', '202B', '200B'].map(code => `"⟨U+${code}⟩"`)
      );
      await expectInOrder(snippets.code, [
        '# annual',
        'gpj.exe',
        '# x',
        '1',
        '2'
      ]);
      await expectOnlyText(page);
    });

    await jupyter.cleanUp();
  }
);
