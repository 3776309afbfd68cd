import type { Page } from '@playwright/test';

import { textsInDocument } from '../pages/findindocument';
import type { IText, Place } from './text';
import { textsIn } from './values';

/**
 * All texts of a page: its document with frames, and the browser's storage for
 * it.
 */
export async function textsInPage(page: Page): Promise<IText[]> {
  const documents = await Promise.all(page.frames().map(textsInDocument));
  // The function in the page calls the other one.
  const ofWindow = `(${textsOfWindow})(${textsIn})`;
  const texts = [
    ...documents.flat(),
    ...(await page.evaluate<IText[]>(ofWindow))
  ];
  for (const { httpOnly, name, value } of await page.context().cookies()) {
    // Scripts can't set HttpOnly cookies.
    if (!httpOnly) {
      texts.push({ place: 'cookie', where: name, text: `${name}=${value}` });
    }
  }
  texts.push(...(await textsInHistory(page)));
  return texts;
}

/** The texts that undo restores in the fields of a page, which stay undone. */
export async function textsOfUndo(page: Page): Promise<IText[]> {
  const texts: IText[] = [];
  const fields = page.locator(
    'input:not([type=checkbox]):visible, textarea:visible, [contenteditable=true]:visible'
  );
  // Undo in one field may remove another from the page.
  for (const field of await fields.elementHandles()) {
    await field.evaluate(element => (element as HTMLElement).focus());
    let last = await formValues(page);
    for (;;) {
      await page.keyboard.press('Control+Z');
      const now = await formValues(page);
      if (now === last) {
        break;
      }
      texts.push({ place: 'undo history', where: 'a field', text: now });
      last = now;
    }
  }
  return texts;
}

/** The texts of all fields, one a line. */
function formValues(page: Page): Promise<string> {
  return page.evaluate(() =>
    Array.from(
      document.querySelectorAll('input, textarea, [contenteditable=true]'),
      field =>
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement
          ? field.value
          : field.textContent
    ).join('\n')
  );
}

async function textsInHistory(page: Page): Promise<IText[]> {
  const devtools = await page.context().newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  await devtools.detach();
  return entries.flatMap(({ title, url, userTypedURL }) => [
    { place: 'history', where: 'title', text: title },
    { place: 'history', where: 'URL', text: url },
    { place: 'history', where: 'URL as typed', text: userTypedURL }
  ]);
}

/** The storage of a window. Runs in the page. */
async function textsOfWindow(
  textsOf: (value: unknown) => Promise<string>
): Promise<IText[]> {
  const texts: IText[] = [];
  const note = async (place: Place, where: string, value: unknown) => {
    texts.push({ place, where, text: await textsOf(value) });
  };
  await note('title', 'document.title', document.title);
  await note('window.name', 'window.name', window.name);
  await note('history', 'history.state', history.state);
  for (const sheet of [
    ...document.styleSheets,
    ...document.adoptedStyleSheets
  ]) {
    // Frames of other origins can't be read.
    if (
      !sheet.href?.startsWith('http') ||
      new URL(sheet.href).origin === origin
    ) {
      const rules = Array.from(sheet.cssRules, rule => rule.cssText);
      await note('style sheet', sheet.href ?? 'inline', rules);
    }
  }
  for (const [key, value] of Object.entries(localStorage)) {
    await note('localStorage', key, [key, value]);
  }
  for (const [key, value] of Object.entries(sessionStorage)) {
    await note('sessionStorage', key, [key, value]);
  }
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of Array.from(database.objectStoreNames)) {
      const objects = database.transaction(store).objectStore(store);
      const keys = answer(objects.getAllKeys());
      const values = answer(objects.getAll());
      await note('IndexedDB', `${name}/${store}`, [
        name,
        store,
        await keys,
        await values
      ]);
    }
    database.close();
  }
  // It is missing outside a secure context.
  for (const name of 'caches' in window ? await caches.keys() : []) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      await note('Cache Storage', name, [
        name,
        request.url,
        request.headers,
        response?.headers,
        await response?.blob()
      ]);
    }
  }
  return texts;
}
