import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';

import { browserOptions } from '../browser';
import type { ITakenPicture } from './takenpictures';
import { FOLDER, takenPictures } from './takenpictures';

/**
 * The chapters of the sheet: what is in their pictures, and its name.
 */
const CHAPTERS: Readonly<Record<string, string>> = {
  top: 'At a glance: the first 420 pixels',
  panel: 'The whole panel',
  token: 'Token',
  scope: 'What it opens',
  test: 'Test',
  snippets: 'Snippets',
  'hub-tokens': 'Tokens for scripts',
  dialog: 'Dialogs'
};

const STYLE = `
  body { background: #b8bcc2; color: #111; font: 15px sans-serif; margin: 0; padding: 16px; width: 1580px; }
  h1, h2, h3, figure { margin: 0; }
  h2 { padding: 24px 0 0; }
  h3 { font-size: 16px; padding: 16px 0 6px; }
  .pictures { align-items: start; display: flex; flex-wrap: wrap; gap: 14px; }
  figcaption { font-size: 12px; padding-bottom: 2px; }
  img { display: block; max-width: 100%; }
  .missing { background: #ffd6d6; font-size: 12px; overflow: hidden; padding: 8px; width: 284px; }
`;

/**
 * How high a picture of the sheet may be, so that it can be looked at as a
 * whole.
 */
const SHEET_HEIGHT = 1700;

/**
 * Put the pictures that were taken on one page, and take pictures of that.
 */
async function main(): Promise<void> {
  const pictures = await takenPictures();
  const file = path.join(FOLDER, 'index.html');
  await writeFile(file, pageOf(pictures));
  const sheets = path.join(FOLDER, 'sheets');
  await rm(sheets, { force: true, recursive: true });
  await mkdir(sheets, { recursive: true });
  const browser = await chromium.launch(browserOptions());
  const page = await browser.newPage({
    viewport: { width: 1612, height: 900 }
  });
  await page.goto(`file://${file}`);
  const count = await photograph(page, sheets);
  await browser.close();
  const missing = pictures.filter(({ failure }) => failure).length;
  console.log(
    `${pictures.length - missing} pictures, ${missing} missing.\n` +
      `The contact sheet: ${file}\n` +
      `The same as ${count} pictures: ${sheets}`
  );
}

/**
 * Take pictures of the page, with as many whole rows on each as there is room.
 */
async function photograph(page: Page, folder: string): Promise<number> {
  const heights = await page
    .locator('.row')
    .evaluateAll(rows => rows.map(row => row.clientHeight));
  const sheets: number[][] = [];
  let room = 0;
  heights.forEach((height, row) => {
    if (height > room) {
      sheets.push([]);
      room = SHEET_HEIGHT;
    }
    sheets[sheets.length - 1].push(row);
    room -= height;
  });
  for (const [index, shown] of sheets.entries()) {
    await page.evaluate(rows => {
      document.querySelectorAll<HTMLElement>('.row').forEach((row, place) => {
        row.hidden = !rows.includes(place);
      });
      for (const chapter of document.querySelectorAll<HTMLElement>('section')) {
        chapter.hidden = !chapter.querySelector('.row:not([hidden])');
      }
    }, shown);
    const number = String(index + 1).padStart(2, '0');
    await page
      .locator('body')
      .screenshot({ path: path.join(folder, `sheet-${number}.png`) });
  }
  return sheets.length;
}

function pageOf(pictures: readonly ITakenPicture[]): string {
  const chapters = Object.entries(CHAPTERS).map(([part, title]) => {
    const rows = new Map<string, ITakenPicture[]>();
    for (const picture of pictures.filter(taken => taken.part === part)) {
      const name = `${picture.state} · ${picture.host}`;
      rows.set(name, [...(rows.get(name) ?? []), picture]);
    }
    return `<section><h2>${escape(title)}</h2>${Array.from(
      rows,
      ([name, taken]) =>
        `<div class="row"><h3>${escape(name)}</h3>` +
        `<div class="pictures">${taken.map(figure).join('')}</div></div>`
    ).join('')}</section>`;
  });
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    `<title>Contact sheet</title><style>${STYLE}</style></head>` +
    `<body><h1>The panel</h1>${chapters.join('')}</body></html>`
  );
}

function figure({ failure, file, look, width }: ITakenPicture): string {
  const caption = `<figcaption>${escape(look)}</figcaption>`;
  const content = failure
    ? `<p class="missing">${escape(failure)}</p>`
    : `<a href="pictures/${file}"><img src="pictures/${file}" width="${width}" alt=""></a>`;
  return `<figure>${caption}${content}</figure>`;
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;');
}

void main();
