import type { Locator } from '@playwright/test';

import type { ILook } from '../appearance';
import { Appearance } from '../appearance';
import { expect, test } from './fixtures';
import { openPage, serverArguments } from './opening';
import type { IRow } from './pictures';
import { LOOKS, VISITS, visitName } from './pictures';
import type { IState } from './states';
import { Stage, STATES } from './states';
import { keepPicture } from './takenpictures';

/**
 * The height of a picture of the panel's top, in pixels.
 */
const TOP_HEIGHT = 420;

/**
 * Where a visit's pictures begin in the sheet.
 */
const PLACES_OF_A_VISIT = 10_000;

test('pictures for the contact sheet', async ({
  newJupyter,
  startHost,
  user,
  visitPlace
}) => {
  const visit = VISITS[visitPlace];
  const host = await startHost(serverArguments(visit));
  const jupyter = await newJupyter({
    host,
    user: visit.user ?? user
  });
  await openPage(visit, jupyter, host);
  const stage = new Stage(jupyter);
  const appearance = new Appearance(jupyter);
  await appearance.allowNarrowPanels();
  if (visit.rows[0].state !== 'asking') {
    await jupyter.showPanel();
  }
  let place = visitPlace * PLACES_OF_A_VISIT;
  const failures: string[] = [];
  for (const row of visit.rows) {
    const state: IState = STATES[row.state];
    let isPosing = false;
    for (const look of row.looks) {
      const caption = {
        host: visitName(visit),
        part: row.part,
        state: row.state,
        look
      };
      place++;
      try {
        const wanted: ILook = LOOKS[look];
        if (state.isPassing) {
          await appearance.apply(wanted);
          await state.pose(stage);
        } else {
          if (!isPosing) {
            await state.pose(stage);
            isPosing = true;
          }
          await appearance.apply(wanted);
        }
        await keepPicture(place, caption, await take(stage, row));
      } catch (reason) {
        const failure =
          reason instanceof Error ? reason : new Error(String(reason));
        failures.push(
          `${Object.values(caption).join(', ')}: ${failure.message}`
        );
        await keepPicture(place, caption, failure);
      }
    }
  }
  expect(failures).toEqual([]);
});

/**
 * Take a picture of a part.
 */
async function take(
  { page, panel }: Stage,
  { part }: IRow
): Promise<{ png: Buffer; width: number }> {
  // So that nothing is hovered.
  await page.mouse.move(200, 200);
  if (part === 'dialog') {
    const dialog = page.locator('.jp-Dialog-content');
    const png = await dialog.screenshot();
    const { width } = (await dialog.boundingBox())!;
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    return { png, width };
  }
  const isWhole = part === 'top' || part === 'panel';
  const section: Locator = isWhole
    ? panel
    : panel.locator(`[data-section="${part}"]`);
  await panel.evaluate((node, id) => {
    node.scrollTop = 0;
    node.querySelector(`[data-section="${id}"]`)?.scrollIntoView();
  }, part);
  const [box, contentHeight] = await Promise.all([
    section.boundingBox(),
    section.evaluate(
      node =>
        Math.max(
          ...Array.from(
            node.children,
            child => child.getBoundingClientRect().bottom
          )
        ) - node.getBoundingClientRect().top
    )
  ]);
  const windowHeight = await page.evaluate(() => innerHeight);
  const height = Math.min(
    part === 'top' ? TOP_HEIGHT : contentHeight,
    windowHeight - box!.y
  );
  const clip = { ...box!, height };
  return { png: await page.screenshot({ clip }), width: clip.width };
}
