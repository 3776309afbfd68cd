import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures';
import { MASK } from '../pages/jupyterpage';

/** Where `scripts/animation.py` finds the frames. */
const FRAMES = path.resolve(__dirname, '../../.cache/animation');

// Small enough to read the terminal in a README.
test.use({ viewport: { width: 1120, height: 630 } });

/** Records the screen with the mouse pointer, which screenshots do not show. */
class Recorder {
  /**
   * @param _secret - The text that no frame may show.
   */
  constructor(
    private readonly _page: Page,
    private readonly _secret: () => string
  ) {}

  /**
   * Take a frame.
   *
   * @param milliseconds - How long the frame is shown.
   */
  async take(milliseconds: number): Promise<void> {
    const text = await this._page.locator('body').innerText();
    expect(text).not.toContain(this._secret());
    const file = `${String(this._frames.length).padStart(3, '0')}.png`;
    await this._page.screenshot({ path: path.join(FRAMES, file) });
    this._frames.push({ file, milliseconds });
  }

  /** Type a text, with a frame for every few letters. */
  async type(text: string, letters = 4): Promise<void> {
    for (let at = 0; at < text.length; at += letters) {
      await this._page.keyboard.type(text.slice(at, at + letters));
      await this.take(90);
    }
  }

  /** Move the pointer to the middle of an element, and click. */
  async press(target: Locator): Promise<void> {
    const box = (await target.boundingBox())!;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const steps = 4;
    const from = { ...this._pointer };
    for (let step = 1; step <= steps; step++) {
      this._pointer = {
        x: from.x + ((x - from.x) * step) / steps,
        y: from.y + ((y - from.y) * step) / steps
      };
      await this._page.mouse.move(this._pointer.x, this._pointer.y);
      await this._page.evaluate(drawPointer, this._pointer);
      await this.take(step === steps ? 350 : 60);
    }
    await this._page.mouse.click(x, y);
  }

  /** Save how long each frame is shown. */
  async end(): Promise<void> {
    const list = JSON.stringify(this._frames);
    await writeFile(path.join(FRAMES, 'frames.json'), list);
  }

  private readonly _frames: { file: string; milliseconds: number }[] = [];
  private _pointer = { x: 480, y: 330 };
}

function drawPointer({ x, y }: { x: number; y: number }): void {
  const id = 'recorded-pointer';
  const pointer = document.getElementById(id) ?? document.createElement('div');
  pointer.id = id;
  pointer.innerHTML =
    '<svg width="16" height="22" viewBox="0 0 16 22"><path d="M1 1v16l4-4 3 7 3-1-3-7h6z" fill="#000" stroke="#fff"/></svg>';
  pointer.style.cssText = `left:${x}px;pointer-events:none;position:fixed;top:${y}px;z-index:99999`;
  document.body.append(pointer);
}

test('“Show API Token”, copy, and curl answers 200', async ({ jupyter }) => {
  const { page, panel } = jupyter;
  await rm(FRAMES, { force: true, recursive: true });
  await mkdir(FRAMES, { recursive: true });
  let printed = '';
  page.on('websocket', socket => {
    if (socket.url().includes('/terminals/')) {
      socket.on('framereceived', ({ payload }) => {
        const [kind, text] = JSON.parse(String(payload));
        printed += kind === 'stdout' ? stripVTControlCharacters(text) : '';
      });
    }
  });
  // Close the file browser, because there is little room.
  await page.keyboard.press('Control+b');
  await page.locator('.jp-LauncherCard[title*="terminal" i]').click();
  await page.locator('.jp-Terminal .xterm-screen').click();
  await expect.poll(() => printed).toMatch(/[#$] $/);
  // The most common shell, with a prompt that does not name this machine.
  await page.keyboard.type("PS1='$ ' exec bash --norc\n");
  await expect.poll(() => printed).toMatch(/--norc\r\n[^]*\$ $/);
  printed = '';
  await page.keyboard.press('Control+l');
  await expect.poll(() => printed).toMatch(/\$ $/);

  const recorder = new Recorder(page, () => jupyter.requestToken);
  await recorder.take(900);
  const palette = page.locator('.lm-CommandPalette-input');
  await page.keyboard.press('Control+Shift+C');
  await expect(palette).toBeFocused();
  await recorder.take(500);
  await recorder.type('Show API Token', 3);
  await recorder.take(500);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(jupyter.button('Refresh')).toBeVisible();
  await expect(panel.getByText(/^Asking/)).toHaveCount(0);
  await expect(jupyter.token).toHaveText(MASK);
  await recorder.take(1300);

  await recorder.press(jupyter.button('Copy token'));
  await expect(panel).toContainText(/copied/i);
  await recorder.take(1100);

  await recorder.press(page.locator('.jp-Terminal .xterm-screen'));
  await recorder.type('read -rs JUPYTER_API_TOKEN', 4);
  await page.keyboard.press('Enter');
  await recorder.take(500);
  // `read -s` does not show the pasted token.
  await page.keyboard.press('Control+v');
  await recorder.take(500);
  printed = '';
  await page.keyboard.press('Enter');
  await expect.poll(() => printed).toMatch(/\$ $/);
  for (const line of [
    "curl -so /dev/null -w '%{http_code}\\n' \\\n",
    '-H "Authorization: token $JUPYTER_API_TOKEN" \\\n',
    `${jupyter.serverUrl}api/sessions`
  ]) {
    await recorder.type(line, 12);
  }
  await recorder.take(300);
  printed = '';
  await page.keyboard.press('Enter');
  await expect.poll(() => printed).toMatch(/\b200\s+\$ $/);
  await recorder.take(3000);
  await recorder.end();
});
