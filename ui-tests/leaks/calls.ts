import { readFile } from 'node:fs/promises';

import type {
  BrowserContext,
  ConsoleMessage,
  Dialog,
  Download,
  JSHandle,
  Page
} from '@playwright/test';

import type { IText, Place } from './text';
import { textsIn } from './values';

/** The reports of a page, by their names in the page. */
type Report = (place: Place, where: string, text: string) => Promise<void>;

/**
 * Records what scripts in a page do and what leaves no trace later: writing to
 * the console, cookies, storage and history, messages to other windows, dialogs
 * and downloads.
 */
export class Calls {
  /** Record what all pages of a browser do from now on. */
  static async watch(context: BrowserContext): Promise<Calls> {
    const calls = new Calls();
    await context.exposeFunction(
      'reportCall',
      (place: Place, where: string, text: string) => {
        calls._texts.push({ place, where, text });
      }
    );
    // The function in the page calls the other one.
    await context.addInitScript(
      `(${watchCalls})(${textsIn}, (...report) => reportCall(...report))`
    );
    context.on('console', message => calls._onConsole(message));
    context.on('weberror', error => {
      const { message, stack } = error.error();
      calls._note('console', 'uncaught error', `${message}\n${stack}`);
    });
    context.on('dialog', dialog => calls._onDialog(dialog));
    // This includes what the browser itself answers: from its cache, blob: and
    // data:.
    context.on('request', request =>
      calls._note('URL', 'request', request.url())
    );
    context.on('page', page => calls._onPage(page));
    return calls;
  }

  /** All records, once they are complete. */
  async texts(): Promise<readonly IText[]> {
    await Promise.all(this._pending);
    return this._texts;
  }

  private _onPage(page: Page): void {
    page.on('framenavigated', frame =>
      this._note('history', 'navigation', frame.url())
    );
    page.on('download', download =>
      this._pending.push(this._noteDownload(download))
    );
    page.on('websocket', socket => {
      this._note('URL', 'WebSocket', socket.url());
      socket.on('framesent', ({ payload }) =>
        this._note('WebSocket', 'sent', String(payload))
      );
    });
    page.on('worker', worker => this._note('URL', 'worker', worker.url()));
  }

  private _onDialog(dialog: Dialog): void {
    const words = `${dialog.message()}\n${dialog.defaultValue()}`;
    this._note('dialog', dialog.type(), words);
    // Playwright does so without a listener.
    const close =
      dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
    this._pending.push(close.catch(() => undefined));
  }

  private async _noteDownload(download: Download): Promise<void> {
    this._note('download', 'name', download.suggestedFilename());
    this._note('download', 'URL', download.url());
    const content = await readFile(await download.path(), 'latin1');
    this._note('download', 'content', content);
  }

  private _onConsole(message: ConsoleMessage): void {
    this._note('console', message.type(), message.text());
    this._pending.push(
      ...message.args().map(async (argument: JSHandle) => {
        // The objects of a page that was left are gone, but their short texts
        // are already recorded.
        const text = await argument.evaluate(textsIn).catch(() => '');
        this._note('console', message.type(), text);
      })
    );
  }

  private _note(place: Place, where: string, text: string): void {
    this._texts.push({ place, where, text });
  }

  private readonly _texts: IText[] = [];
  private readonly _pending: Promise<void>[] = [];
}

/**
 * Report what scripts call, and then do it. Runs in each page and frame before
 * any other script.
 */
function watchCalls(
  textsOf: (value: unknown) => Promise<string>,
  report: Report
): void {
  const note = (place: Place, where: string, values: unknown) => {
    void textsOf(values).then(text => report(place, where, text));
  };
  const watchMethod = (
    place: Place,
    owner: object | undefined,
    name: string
  ) => {
    const method: unknown = owner && Reflect.get(owner, name);
    if (owner && typeof method === 'function') {
      Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
        note(place, name, args);
        return Reflect.apply(method, this, args);
      });
    }
  };
  const watchSetter = (place: Place, owner: object, name: string) => {
    const property = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      ...property,
      set(this: unknown, value: unknown) {
        note(place, name, value);
        property?.set?.call(this, value);
      }
    });
  };
  watchSetter('cookie', Document.prototype, 'cookie');
  watchSetter('title', Document.prototype, 'title');
  watchMethod('cookie', Reflect.get(window, 'cookieStore'), 'set');
  watchMethod('history', History.prototype, 'pushState');
  watchMethod('history', History.prototype, 'replaceState');
  watchMethod('IndexedDB', IDBObjectStore.prototype, 'put');
  watchMethod('IndexedDB', IDBObjectStore.prototype, 'add');
  watchMethod('message', BroadcastChannel.prototype, 'postMessage');
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    const isLocal = this === localStorage;
    note(isLocal ? 'localStorage' : 'sessionStorage', 'setItem', [key, value]);
    setItem.call(this, key, value);
  };
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    // `textsInDocument` finds the shadow root there, even a closed one.
    Object.defineProperty(this, Symbol.for('closed shadow root'), {
      value: root
    });
    return root;
  };
  window.addEventListener(
    'message',
    ({ data, origin }) => {
      if (origin !== location.origin) {
        note('message', `from ${origin} to ${location.origin}`, data);
      }
    },
    { capture: true }
  );
}
