import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

import { expect, test } from '../fixtures';
import type { IPictured } from './posedpanel';
import {
  FOLDER,
  posePanel,
  readSections,
  SECTIONS,
  WORDS_FILE
} from './posedpanel';

const THEMES = {
  light: 'JupyterLab Light',
  dark: 'JupyterLab Dark'
} as const;

test('each section and the whole window, in light and dark', async ({
  newJupyter,
  startHost
}) => {
  // A new host, because the list of tokens shows earlier pages.
  const jupyter = await newJupyter({ host: await startHost([]) });
  await jupyter.open();
  const { page, panel } = jupyter;
  const appearance = await posePanel(jupyter);
  const styles = ['base', 'sections'].map(name =>
    readFile(path.resolve(__dirname, `../../style/${name}.raw.css`))
  );
  const style = Buffer.concat(await Promise.all(styles));
  const pictured: IPictured = {
    words: await readSections(jupyter),
    style: createHash('sha256').update(style).digest('hex')
  };
  await writeFile(WORDS_FILE, `${JSON.stringify(pictured, null, 2)}\n`);
  const whole = page.viewportSize()!;
  for (const [name, theme] of Object.entries(THEMES)) {
    await appearance.setTheme(theme);
    // Move the pointer away, so that nothing is hovered.
    await page.mouse.move(400, 400);
    await expect(panel).not.toContainText(jupyter.requestToken);
    for (const [section, id] of Object.entries(SECTIONS)) {
      await panel
        .locator(`[data-section="${id}"]`)
        .screenshot({ path: path.join(FOLDER, `${section}-${name}.png`) });
    }
    await page.setViewportSize({ width: 1200, height: 800 });
    await panel.evaluate(node => node.scrollTo(0, 0));
    await page.screenshot({ path: path.join(FOLDER, `panel-${name}.png`) });
    await page.setViewportSize(whole);
  }
});
