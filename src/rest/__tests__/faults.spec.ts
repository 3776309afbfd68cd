import { renderFacts } from '../../access/section';
import { revocationWords } from '../../hubtokens/revoke';
import { makingFailureWords } from '../../hubtokens/words';
import { outcomeWords } from '../../test/outcome';
import { omissionWords } from '../../test/section';
import { check } from '../../token/check';
import { inspect } from '../../token/inspect';
import { absenceWords, stateOf, stateWords } from '../../token/state';
import { textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { hubFailureWords, problemWords } from '../failure';
import type { IConnection } from '../host';
import type { HubResult, IHubConnection, IHubFailure } from '../hub';
import { fetchUser, listTokens, makeToken, revokeToken } from '../hub';
import { onHub, standalone } from './connections';
import type { Fault } from './faults';
import { FAULTS } from './faults';
import { json, TestServer } from './server';

type Where = Pick<TestServer, 'url'>;

/**
 * What a person reads, and after which faults. `#` stands for the number with
 * which the fault's name begins.
 */
type Sentences = readonly (readonly [string, ...Fault[]])[];

const UNREADABLE: readonly Fault[] = [
  'half a JSON',
  'text called JSON',
  'JSON in UTF-16',
  'JSON called text',
  'JSON called nothing',
  'nothing, with 200',
  'a picture'
];
const ELSEWHERE: readonly Fault[] = ['301 elsewhere', '302 in a loop'];
const PAGES: readonly Fault[] = [
  'a web page',
  '401, a web page',
  '404, a web page'
];
const DOWN: readonly Fault[] = [
  '500',
  '501',
  '502, a web page',
  '503, a web page',
  '504, a web page'
];
const CUT: readonly Fault[] = ['a cut', 'a cut in the middle', 'no connection'];
const SLOW: readonly Fault[] = ['silence', 'a byte in a second'];

const MAYBE_MADE =
  ' A token may have been made all the same: if the list has one that you did not see, revoke it.';

/**
 * What is said of facts that did not come.
 */
function factsSentences(
  who: 'The Hub' | 'The server',
  { tell, down, refused }: Record<'tell' | 'down' | 'refused', string>
): Sentences {
  return [
    [refused, '401', '403'],
    [
      `${who} answered #, which says nothing about the token. Press “Refresh”; if it stays so, ${tell}.`,
      '204',
      '400',
      '404',
      '405',
      '409'
    ],
    [
      `${who} gets too many requests just now. Press “Refresh” in a minute.`,
      '429'
    ],
    [
      `${who} gets too many requests just now. Try again in 30 seconds.`,
      '429 with a pause, a web page'
    ],
    [
      `${who} answered #. It may be ${down}. Press “Refresh” in a moment.`,
      ...DOWN
    ],
    [
      `${who} answered #. It may be ${down}. Try again in 30 seconds.`,
      '503 with a pause'
    ],
    [
      `${who} answered with a web page instead of facts, often one that asks to sign in. Press “Refresh”; if it stays so, reload the page.`,
      ...PAGES,
      ...ELSEWHERE
    ],
    [
      `${who}’s answer could not be read. Press “Refresh”; if it stays so, ${tell}.`,
      ...UNREADABLE
    ],
    [
      `${who}’s answer is over 16 MB, far more than facts about a token, and so was not read. Press “Refresh”; if it stays so, ${tell}.`,
      '50 MB of JSON'
    ],
    [
      `${who} can’t be reached. It may be down, or your network is. Press “Refresh” when it is back.`,
      ...CUT
    ],
    [
      `${who} did not answer within 10 seconds. Press “Refresh” in a moment.`,
      ...SLOW
    ]
  ];
}

/**
 * What is said of a path that was tested, but for what a server is called that
 * does not answer.
 */
const TESTED: Sentences = [
  ['The token works. The response is empty.', '204', 'nothing, with 200'],
  ['The token works.', 'JSON called text', 'JSON called nothing'],
  [
    'The token works. The response is not text, so it is not shown. A script gets it as it is.',
    'a picture'
  ],
  [
    'The token works. The response is too large to show. Request less, such as one folder or file, or use a script.',
    '50 MB of JSON'
  ],
  [
    'The answer could not be read. It is called JSON but breaks off or is damaged. Try again; if it stays so, something between you and the server cuts it.',
    'half a JSON',
    'text called JSON',
    'JSON in UTF-16'
  ],
  [
    'A web page came back instead of an answer. This path may be a web page and not part of the API. Or something in between asks you to sign in: then reload the page.',
    'a web page'
  ],
  [
    'The server sent the request elsewhere. The page did not follow, so that the token goes nowhere else. Often this leads to a sign-in page: reload the page to sign in.',
    ...ELSEWHERE
  ],
  [
    'The server answered 400. This path needs more to it, often a “?” and something behind it. Add that, or try another path, such as /api/sessions.',
    '400'
  ],
  [
    'Nothing is at this path. The server accepted the request but has nothing there. The path starts at the server’s own address; check its spelling.',
    '404',
    '404, a web page'
  ],
  [
    'The server answered 405. This path is only there to change something, and Test only reads. Try another path, such as /api/sessions.',
    '405'
  ],
  [
    'The server answered 409. This path can’t be read in this way. Try another path, such as /api/sessions.',
    '409'
  ],
  [
    'Too many requests. The server asks for a pause. Wait a minute, then try again.',
    '429'
  ],
  [
    'Too many requests. The server asks for a pause. Try again in 30 seconds.',
    '429 with a pause, a web page'
  ],
  [
    'The server failed. It answered #. This says nothing about the token. Try again; if it stays so, see the server’s log.',
    '500',
    '501'
  ],
  [
    'No answer within 10 seconds. The server or the network is slow. Try again in a moment.',
    ...SLOW
  ]
];

/**
 * What is said where the Hub did not do something.
 */
const NOT_DONE: Sentences = [
  ['The Hub gets too many requests just now. Try again in a minute.', '429'],
  [
    'The Hub gets too many requests just now. Try again in 30 seconds.',
    '429 with a pause, a web page'
  ],
  [
    'The Hub answered #, which this page does not understand. Try again; if it stays so, tell the Hub’s admin.',
    '405',
    '409'
  ],
  [
    'The Hub answered with a web page instead of facts, often one that asks to sign in. Try again; if it stays so, reload the page.',
    '401, a web page',
    '404, a web page'
  ]
];

/**
 * The same where it may have done it.
 */
const LEFT_OPEN: Sentences = [
  [
    'The Hub answered #. It may be down or busy. Try again in a moment.',
    ...DOWN
  ],
  [
    'The Hub answered #. It may be down or busy. Try again in 30 seconds.',
    '503 with a pause'
  ],
  [
    'The Hub answered with a web page instead of facts, often one that asks to sign in. Try again; if it stays so, reload the page.',
    'a web page',
    ...ELSEWHERE
  ],
  [
    'The Hub can’t be reached. It may be down, or your network is. Try again when it is back.',
    ...CUT
  ],
  ['The Hub did not answer in time. Try again in a moment.', ...SLOW]
];

/**
 * What is said besides where nothing was to be changed.
 */
const NOT_TOLD: Sentences = [
  [
    'The Hub answered 204, which this page does not understand. Try again; if it stays so, tell the Hub’s admin.',
    '204'
  ],
  [
    'The Hub did not do it. Try again; if it stays so, tell the Hub’s admin.',
    '400'
  ],
  [
    'The Hub does not know the address, or your account. Ask the Hub’s admin.',
    '404'
  ],
  [
    'The Hub’s answer could not be read. Try again; if it stays so, tell the Hub’s admin.',
    ...UNREADABLE
  ],
  [
    'The Hub’s answer is over 16 MB, which is too much for this page. Use the Hub’s token page; if you have few tokens, tell the Hub’s admin.',
    '50 MB of JSON'
  ]
];

const MAY_NOT: Sentences = [
  [
    'The Hub does not let this page do that any more. Ask the Hub’s admin, or use the Hub’s token page.',
    '401'
  ],
  [
    'The Hub does not let this page do that any more. Ask the Hub’s admin, or use the Hub’s token page.',
    '403'
  ]
];

const ODD_200: Sentences = [
  [
    'The Hub answered 200, which this page does not understand. Try again; if it stays so, tell the Hub’s admin.',
    ...UNREADABLE,
    '50 MB of JSON'
  ]
];

/**
 * Sentences in others.
 */
function within(
  sentences: Sentences,
  write: (sentence: string) => string
): Sentences {
  return sentences.map(([sentence, ...faults]) => [write(sentence), ...faults]);
}

const EVERY_FAULT = Object.keys(FAULTS) as Fault[];

/** The address of the token that is revoked. */
const REVOKED = '/hub/api/users/alice/tokens/a8';

const IS_REVOKED =
  '“nightly” is revoked. A server may accept it for up to 5 more minutes.';

/**
 * Each request that is made, and what a person reads when it meets a fault.
 */
const REQUESTS: readonly {
  readonly request: string;
  readonly url: string;
  readonly read: (where: Where) => Promise<string>;
  readonly sentences: Sentences;
}[] = [
  {
    request: 'GET user, for facts',
    url: '/hub/api/user',
    read: where => readFacts(onHub(where), 'hub'),
    sentences: factsSentences('The Hub', {
      tell: 'tell the Hub’s admin',
      down: 'down or busy',
      refused: 'The Hub no longer knows it. Reload the page to get a new one.'
    })
  },
  {
    request: 'GET tokens/ID, for facts',
    url: '/hub/api/users/alice/tokens/a7',
    read: async where => {
      const { host, serverUrl } = onHub(where);
      const facts = await inspect(onHub(where), {});
      const words = textOf(
        renderFacts(facts, { hub: host.hub, serverUrl }, LOCALE)
      );
      return words.slice(words.indexOf('Ends'));
    },
    sentences: [
      [
        'Ends When you log out, or before: the Hub does not tell this page when',
        ...EVERY_FAULT
      ]
    ]
  },
  {
    request: 'GET api, for the version',
    url: '/hub/api/',
    read: async where => {
      const connection = { ...onHub(where), token: '' };
      return absenceWords(await inspect(connection, {}), trans).why;
    },
    sentences: [
      [
        'This JupyterHub gave the page no token. From JupyterHub 2.2 on the page has one.',
        ...EVERY_FAULT
      ]
    ]
  },
  {
    request: 'GET api/status',
    url: '/api/status',
    read: where => readFacts(standalone(where), 'server'),
    sentences: [
      ...factsSentences('The server', {
        tell: 'see the server’s log',
        down: 'busy',
        refused:
          'The server no longer accepts it. Reload the page to get a new one.'
      }).map(([sentence, ...faults]): Sentences[number] => [
        sentence,
        ...faults.filter(fault => fault !== '401, a web page')
      ]),
      [
        'The server no longer accepts it. Reload the page to get a new one.',
        '401, a web page'
      ]
    ]
  },
  {
    request: 'the tested path',
    url: '/api/sessions',
    read: where => readTest(standalone(where)),
    sentences: [
      ...TESTED,
      [
        'The server refused the token. It was probably started again with a new token. Reload the page and sign in with the new one.',
        '401',
        '401, a web page',
        '403'
      ],
      [
        'The server did not answer. A proxy answered # in its place. See whether the server still runs, then try again.',
        '502, a web page',
        '504, a web page'
      ],
      [
        'The server failed. It answered 503. This says nothing about the token. Try again; if it stays so, see the server’s log.',
        '503, a web page'
      ],
      [
        'The server failed. It answered 503, and asks for a pause. This says nothing about the token. Try again in 30 seconds.',
        '503 with a pause'
      ],
      [
        'The server can’t be reached. No connection: it was stopped, or your network is down. Try again when it is back.',
        ...CUT
      ]
    ]
  },
  {
    request: 'the tested path, on a hub',
    url: '/user/alice/api/sessions',
    read: where => readTest(onHub(where)),
    sentences: [
      ...TESTED,
      [
        'The server refused the token. The Hub knows the token, but it may not do this. The section above says what it may do.',
        '401',
        '401, a web page',
        '403'
      ],
      [
        'Your server is not running. The Hub or its proxy answered in its place. Start the server on the Hub’s home page, then try again.',
        '502, a web page',
        '503, a web page',
        '504, a web page'
      ],
      [
        'Your server is not running. The Hub or its proxy answered in its place, and asks for a pause. Try again in 30 seconds.',
        '503 with a pause'
      ],
      [
        'The hub can’t be reached. No connection to its proxy: it is down, or your network is. Try again when it is back.',
        ...CUT
      ]
    ]
  },
  {
    request: 'GET user, for tokens',
    url: '/hub/api/user',
    read: async where => whyNot(await fetchUser(toHub(where)), hubFailureWords),
    sentences: [
      ...NOT_DONE,
      ...LEFT_OPEN,
      ...NOT_TOLD,
      [
        'The Hub no longer knows this page’s token. Reload the page to get a new one.',
        '401',
        '403'
      ]
    ]
  },
  {
    request: 'GET tokens',
    url: '/hub/api/users/alice/tokens',
    read: async where =>
      whyNot(await listTokens(toHub(where), 'alice'), hubFailureWords),
    sentences: [...NOT_DONE, ...LEFT_OPEN, ...NOT_TOLD, ...MAY_NOT]
  },
  {
    request: 'POST tokens',
    url: '/hub/api/users/alice/tokens',
    read: async where => {
      const order = { note: 'nightly', scopes: [], expiresIn: 3600 };
      const result = await makeToken(toHub(where), 'alice', order);
      return whyNot(result, makingFailureWords);
    },
    sentences: [
      ...NOT_DONE,
      ...MAY_NOT,
      ...within(
        [...LEFT_OPEN, ...ODD_200, NOT_TOLD[0]],
        sentence => sentence + MAYBE_MADE
      ),
      [
        'The Hub does not make this token. Choose less access or a shorter time.',
        '400'
      ],
      [
        'The Hub does not know the address, or your account. Ask the Hub’s admin.',
        '404'
      ]
    ]
  },
  {
    request: 'GET tokens/ID, before DELETE',
    url: `GET ${REVOKED}`,
    read: readRevocation,
    sentences: [
      [IS_REVOKED, '404'],
      ...within(
        [...NOT_DONE, ...MAY_NOT, NOT_TOLD[1]],
        sentence => `“nightly” was not revoked. ${sentence}`
      ),
      ...within(
        [...LEFT_OPEN, NOT_TOLD[0], ...NOT_TOLD.slice(3)],
        sentence => `It is not known whether “nightly” is revoked. ${sentence}`
      )
    ]
  },
  {
    request: 'DELETE tokens/ID',
    url: `DELETE ${REVOKED}`,
    read: readRevocation,
    sentences: [
      [IS_REVOKED, '204', '404'],
      ...within(
        [...NOT_DONE, ...MAY_NOT, NOT_TOLD[1]],
        sentence => `“nightly” was not revoked. ${sentence}`
      ),
      ...within(
        [...LEFT_OPEN, ...ODD_200],
        sentence => `It is not known whether “nightly” is revoked. ${sentence}`
      )
    ]
  }
];

const LOCALE = { trans, language: 'en' };

const TOKEN = {
  id: 'a8',
  app: null,
  note: 'nightly',
  scopes: null,
  created: new Date('2026-11-22T05:46:05Z'),
  lastUsed: null,
  lifetime: null,
  sessionId: null
};

function toHub(where: Where): IHubConnection {
  const { host, token } = onHub(where);
  if (!host.hub) {
    throw new Error('No hub.');
  }
  return { token, hub: host.hub };
}

/**
 * What a person reads of the page's token.
 */
async function readFacts(
  connection: IConnection,
  kind: 'hub' | 'server'
): Promise<string> {
  const facts = await inspect(connection, {});
  const token = { kind, hub: connection.host.hub };
  const now = new Date();
  const state = stateOf(token, facts, now);
  const { detail } = stateWords(state, token, facts, now, 'en', trans);
  return problemWords(facts, kind, trans) || detail;
}

/**
 * What a person reads of a test.
 */
async function readTest(connection: IConnection): Promise<string> {
  const tried = await check(connection, '/api/sessions', {});
  const onHub = connection.host.hub !== null;
  const { next, title } = outcomeWords(tried, onHub, false, trans);
  return [
    `${title}.`,
    next,
    tried.omitted && omissionWords(tried.omitted, trans)
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * What a person reads of a token that is revoked.
 */
async function readRevocation(where: Where): Promise<string> {
  const result = await revokeToken(toHub(where), 'alice', TOKEN);
  const failure = result.done ? null : result;
  return revocationWords({ token: TOKEN, failure, isSignedOut: false }, trans);
}

function whyNot(
  result: HubResult<unknown>,
  say: (failure: IHubFailure, words: typeof trans) => string
): string {
  return result.done ? 'Done.' : say(result, trans);
}

let server: TestServer;

/** The address of a server that is there no more. */
let gone: Where;

beforeAll(async () => {
  server = await TestServer.start();
  const stopped = await TestServer.start();
  gone = { url: stopped.url };
  await stopped.stop();
});
afterAll(() => server.stop());

beforeEach(() => {
  // What carries an answer goes on.
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate']
  });
  server.reset();
  server.on('/user/alice/api', json(200, { version: '2.15.0' }));
  server.on(`GET ${REVOKED}`, json(200, TOKEN));
  server.on(
    '/hub/api/user',
    json(200, {
      name: 'alice',
      scopes: ['read:tokens!user=alice'],
      token_id: 'a7'
    })
  );
});
afterEach(() => {
  jest.useRealTimers();
});

describe.each(REQUESTS)('$request', ({ url, read, sentences }) => {
  it('is told after every fault', () => {
    const told = sentences.flatMap(([, ...faults]) => faults);
    expect(told.sort()).toEqual([...EVERY_FAULT].sort());
  });

  it.each(
    sentences.flatMap(([sentence, ...faults]) =>
      faults.map(fault => [
        fault,
        sentence.replace('#', String(parseInt(fault, 10)))
      ])
    ) as [Fault, string][]
  )('tells after %s: %s', async (fault, sentence) => {
    const reply = FAULTS[fault];
    if (reply) {
      server.on(url, reply);
    }
    expect(await read(reply ? server : gone)).toBe(sentence);
  });
});
