import { inspect } from 'util';

import type { FailureKind } from '../../rest/failure';
import { OtherToken, SECRET } from '../../snippets/__tests__/snippetspage';
import type { ApiTokenPanel } from '../../tokens';
import type { Access } from '../access';
import { ACCESSES } from '../access';
import type { NewToken, NewTokenModel } from '../formmodel';
import type { IHubTokenSettings } from '../access';
import type { Reply } from './fakehub';
import { apiToken, MAY_LIST, MAY_MAKE, MAY_NOT } from './fakehub';
import { HubPage, useHubPage } from './hubpage';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The lifetimes to choose from where no setting says. */
const LIFETIMES = [HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];

/** What JupyterHub 5 and later say of a scope that the person has not. */
const TOO_MUCH: Reply = {
  status: 400,
  body: {
    status: 400,
    message:
      'Not assigning requested scopes servers!user=alice not held by User alice'
  }
};

/** What JupyterHub 6 says of a life that is too long. */
const TOO_LONG: Reply = {
  status: 400,
  body: {
    status: 400,
    message: 'token expires_in: 31536000 must not exceed 86400'
  }
};

const thisPage = useHubPage();

let page: HubPage;

beforeEach(() => {
  page = thisPage();
});

/**
 * What the Hub was asked to make.
 */
function orders(): unknown[] {
  return page.hub.requests('POST tokens').map(({ body }) => body);
}

/**
 * Make a token. Some time goes by first: a press that follows at once is the
 * same one.
 */
async function make(): Promise<NewToken> {
  jest.advanceTimersByTime(1000);
  await page.form.make();
  const { newToken } = page.form;
  if (!newToken) {
    throw new Error('No token was made.');
  }
  return newToken;
}

/**
 * Change settings as an admin or a person does while the panel is open.
 */
function set(settings: Partial<IHubTokenSettings>): void {
  page.settings = { ...page.settings, ...settings };
  page.form.applySettings();
}

/**
 * Be behind a Hub of another version, `null` where it does not tell that.
 */
async function setVersion(version: string | null): Promise<void> {
  page.hub.version = version;
  page.learn({ hubVersion: version });
  await page.until(() => !page.tokens.isLoading);
}

/**
 * Whether a token's value is anywhere behind the panel.
 */
function isKept(value: string): boolean {
  const held = [page.form, page.tokens, page.registry];
  return inspect(held, { depth: 20, showHidden: true }).includes(value);
}

describe('the form', () => {
  it.each([
    [MAY_MAKE, true],
    [MAY_LIST, false],
    [MAY_NOT, false]
  ])('is there where the page may make tokens: %j, %s', async (scopes, is) => {
    page.hub.holder.scopes = scopes;
    expect(page.form.isOffered).toBe(false);
    await page.open();
    expect(page.form.isOffered).toBe(is);
  });

  // As of a hub that was set back to an older version meanwhile.
  it.each(['2.3.1', null])(
    'is not there with JupyterHub %s, also after a failure',
    async version => {
      await page.open();
      page.hub.on('POST tokens', TOO_LONG);
      await page.form.make();
      expect(page.form.isOffered).toBe(true);
      await setVersion(version);
      expect(page.form.failure).not.toBeNull();
      expect(page.form.isOffered).toBe(false);
    }
  );

  it('says when it comes', async () => {
    const seen: boolean[] = [];
    page.form.changed.connect(({ isOffered }) => void seen.push(isOffered));
    await page.open();
    expect(seen.pop()).toBe(true);
  });

  it('starts with the usual choices', async () => {
    await page.open();
    expect(page.form.note).toBe('');
    expect(page.form.lifetime).toBe(30 * DAY);
    expect(page.form.lifetimes).toEqual(LIFETIMES);
    expect(page.form.access).toBe('server');
    expect(page.form.accesses).toEqual(ACCESSES);
    expect(page.form.isMaking).toBe(false);
    expect(page.form.failure).toBeNull();
    expect(page.form.newToken).toBeNull();
    expect(page.form.expiresEarlier).toBe(false);
    expect(page.form.isInSnippets).toBe(false);
  });

  it.each<[string, (form: NewTokenModel) => void]>([
    ['note', form => (form.note = 'nightly')],
    ['lifetime', form => (form.lifetime = HOUR)],
    ['access', form => (form.access = 'servers')]
  ])('says that a person changed the %s', async (_, change) => {
    await page.open();
    page.formChanged.mockClear();
    change(page.form);
    expect(page.formChanged).toHaveBeenCalledTimes(1);
  });
});

describe('the scopes that are shown', () => {
  it.each<[Access, string[]]>([
    ['server', ['access:servers!server=alice/']],
    ['servers', ['access:servers!user=alice']],
    ['servers-and-control', ['access:servers!user=alice', 'servers!user=alice']]
  ])('are those of the choice: %s', async (access, scopes) => {
    await page.open();
    page.form.access = access;
    expect(page.form.scopes).toEqual(scopes);
  });

  it('are none before the Hub said who the person is', () => {
    expect(page.form.scopes).toEqual([]);
  });

  it('are none where no hub runs the server', async () => {
    await page.open();
    page.token.hub = null;
    expect(page.form.scopes).toEqual([]);
  });
});

describe('what the Hub is asked to make', () => {
  it('has a note, a life and scopes each time', async () => {
    await page.open();
    page.form.note = 'nightly';
    page.form.lifetime = 7 * DAY;
    page.form.access = 'servers';
    await make();
    expect(page.hub.requests('POST tokens')).toMatchObject([
      {
        url: 'https://hub.example/hub/api/users/alice/tokens',
        authorization: `token ${SECRET}`
      }
    ]);
    expect(orders()).toEqual([
      {
        note: 'nightly',
        expires_in: 7 * DAY,
        scopes: ['access:servers!user=alice']
      }
    ]);
  });

  it.each([
    ['', 'JupyterLab: alice/'],
    ['   ', 'JupyterLab: alice/'],
    [' \t\n', 'JupyterLab: alice/'],
    ['nightly', 'nightly'],
    ['  nightly job ', 'nightly job']
  ])('is called, for the note %j, %j', async (typed, note) => {
    await page.open();
    expect(page.form.usualNote).toBe('JupyterLab: alice/');
    page.form.note = typed;
    await make();
    expect(orders()).toMatchObject([{ note }]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['a named server', { hubServerName: 'gpu' }, 'alice/gpu', 'alice'],
    [
      'somebody else’s server',
      { hubServerUser: 'bob', hubServerName: 'shared' },
      'bob/shared',
      'alice'
    ],
    [
      'names that addresses escape',
      { hubUser: 'é w', hubServerUser: 'é w', hubServerName: 'a b' },
      'é w/a b',
      'é w'
    ]
  ])('is for the right server: %s', async (_, options, server, person) => {
    page.moveTo(options);
    page.hub.holder.name = person;
    page.hub.holder.scopes = ['tokens'];
    await page.open();
    await make();
    page.form.access = 'servers-and-control';
    await make();
    expect(orders()).toEqual([
      {
        note: `JupyterLab: ${server}`,
        expires_in: 30 * DAY,
        scopes: [`access:servers!server=${server}`]
      },
      {
        note: `JupyterLab: ${server}`,
        expires_in: 30 * DAY,
        scopes: [`access:servers!user=${person}`, `servers!user=${person}`]
      }
    ]);
  });

  it.each(LIFETIMES)('lives as long as was chosen: %s seconds', async life => {
    await page.open();
    page.form.lifetime = life;
    await make();
    expect(orders()).toMatchObject([{ expires_in: life }]);
  });

  it('is what was chosen when the button was pressed', async () => {
    await page.open();
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    await page.hub.asked('POST tokens');
    page.form.access = 'servers';
    page.form.lifetime = HOUR;
    release();
    await done;
    expect(orders()).toMatchObject([
      { expires_in: 30 * DAY, scopes: ['access:servers!server=alice/'] }
    ]);
    expect(page.form.expiresEarlier).toBe(false);
    expect(page.form.access).toBe('servers');
    expect(page.form.lifetime).toBe(HOUR);
  });

  it('is nothing where the Hub can’t be asked', async () => {
    await page.form.make();
    await page.open();
    page.token.takeAway();
    await page.form.make();
    expect(orders()).toEqual([]);
    expect(page.form.isMaking).toBe(false);
  });

  // Such a Hub gives a new token all of the user's permissions.
  it.each(['2.3.1', null])('is nothing with JupyterHub %s', async version => {
    await page.open();
    await setVersion(version);
    await page.form.make();
    expect(orders()).toEqual([]);
    expect(page.form.isMaking).toBe(false);
  });
});

describe('pressing “Create token”', () => {
  beforeEach(() => page.open());

  it('once takes one request, shows that, and puts it into the list', async () => {
    page.form.note = 'nightly';
    page.formChanged.mockClear();
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    expect(page.form.isMaking).toBe(true);
    expect(page.formChanged).toHaveBeenCalledTimes(1);
    release();
    await done;
    expect(page.form.isMaking).toBe(false);
    expect(page.form.newToken?.value).toBe(page.hub.values[0]);
    expect(page.form.newToken?.name).toBe('nightly');
    expect(page.form.newToken?.isRevealed).toBe(false);
    expect(page.form.copied).toBeNull();
    expect(page.tokens.tokens?.map(({ id }) => id)).toEqual([
      'new1',
      'a1',
      'a2'
    ]);
    expect(page.hub.questions.slice(2)).toEqual(['POST tokens']);
  });

  it('asks for the list where that failed the last time, and shows the token before', async () => {
    page.hub.on('GET tokens', null);
    await page.tokens.load();
    page.hub.on('GET tokens');
    const release = page.hub.hold('GET user');
    const done = page.form.make();
    await page.until(() => page.form.newToken !== null);
    expect(page.form.isMaking).toBe(false);
    expect(page.tokens.isLoading).toBe(true);
    // A further press makes no second one.
    await page.form.make();
    release();
    await done;
    expect(page.tokens.failure).toBeNull();
    expect(page.hub.values).toHaveLength(1);
  });

  it('asks for the list again that was asked for before', async () => {
    const [old] = page.hub.tokens;
    page.hub.on('GET tokens', { status: 200, body: { api_tokens: [old] } });
    const release = page.hub.hold('GET tokens');
    const loading = page.tokens.load();
    await page.hub.asked('GET tokens', 2);
    const done = page.form.make();
    await page.hub.asked('GET tokens', 3);
    page.hub.on('GET tokens');
    release();
    await Promise.all([loading, done]);
    expect(page.tokens.tokens?.map(({ id }) => id)).toContain('new1');
  });

  it('lists it in the place of one that is gone and had its id', async () => {
    page.hub.change = { id: 'a1' };
    await page.form.make();
    expect(page.tokens.tokens?.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(page.listed('a1')).toBe(page.form.newToken?.token);
  });

  it('leaves the list to be asked for when it is seen', async () => {
    page.close();
    page = new HubPage();
    globalThis.fetch = page.hub.fetch;
    void page.form;
    await page.ask();
    await page.form.make();
    expect(page.tokens.tokens).toBeNull();
    page.tokens.see(true);
    await page.until(() => !page.tokens.isLoading);
    expect(page.tokens.tokens).toHaveLength(3);
  });

  it('shows it also where the page’s token is gone by then', async () => {
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    await page.hub.asked('POST tokens');
    page.token.takeAway();
    const seen: boolean[] = [];
    page.form.changed.connect(({ newToken, isMaking }) => {
      seen.push(newToken !== null && !isMaking);
    });
    release();
    await done;
    expect(seen.pop()).toBe(true);
  });

  it('twice at once makes one', async () => {
    await Promise.all([page.form.make(), page.form.make()]);
    expect(page.hub.values).toHaveLength(1);
  });

  it('again while it is made makes one', async () => {
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    await page.hub.asked('POST tokens');
    await page.form.make();
    release();
    await done;
    expect(page.hub.values).toHaveLength(1);
  });

  it('can be given up, and says that the Hub may have made it', async () => {
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    await page.hub.asked('POST tokens');
    page.form.cancel();
    release();
    await done;
    expect(page.form.isMaking).toBe(false);
    expect(page.form.newToken).toBeNull();
    expect(page.form.failure?.kind).toBe('cancelled');
    page.form.cancel();
  });

  it.each([
    [0, 1],
    [999, 1],
    [1000, 2]
  ])('again %s milliseconds after it makes %s', async (wait, count) => {
    await page.form.make();
    jest.advanceTimersByTime(wait);
    await page.form.make();
    expect(page.hub.values).toHaveLength(count);
  });

  it('again and again makes one, however long that goes on', async () => {
    for (let press = 0; press < 50; press++) {
      await page.form.make();
      jest.advanceTimersByTime(100);
    }
    expect(page.hub.values).toHaveLength(1);
    jest.advanceTimersByTime(1000);
    await page.form.make();
    expect(page.hub.values).toHaveLength(2);
  });

  it('after the clock was set back makes another', async () => {
    await page.form.make();
    jest.advanceTimersByTime(1000);
    jest.setSystemTime(Date.now() - 86_400_000);
    await page.form.make();
    expect(page.hub.values).toHaveLength(2);
  });

  it.each<[string, (form: NewTokenModel) => void]>([
    ['note', form => (form.note = 'weekly')],
    ['lifetime', form => (form.lifetime = HOUR)],
    ['access', form => (form.access = 'servers')]
  ])('again at once after another %s makes two', async (_, change) => {
    await page.form.make();
    change(page.form);
    await page.form.make();
    expect(page.hub.values).toHaveLength(2);
  });

  it('empties the note and leaves the other choices', async () => {
    page.form.note = 'nightly';
    page.form.lifetime = HOUR;
    page.form.access = 'servers';
    await make();
    expect(page.form.note).toBe('');
    expect(page.form.lifetime).toBe(HOUR);
    expect(page.form.access).toBe('servers');
  });

  it('leaves a note that was typed meanwhile for the next one', async () => {
    page.form.note = 'nightly';
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    await page.hub.asked('POST tokens');
    page.form.note = 'weekly';
    release();
    await done;
    expect(page.form.newToken?.name).toBe('nightly');
    expect(page.form.note).toBe('weekly');
  });
});

describe('a token that was not made', () => {
  beforeEach(() => page.open());

  it.each<[FailureKind, Reply]>([
    ['bad-request', TOO_LONG],
    ['bad-request', TOO_MUCH],
    ['forbidden', { status: 403, body: { message: 'Not authorized.' } }],
    ['not-found', { status: 404, body: {} }],
    ['too-many', { status: 429, body: {} }],
    ['server-error', { status: 503, body: {} }],
    ['html', { status: 200, body: '<p>Sign in' }],
    ['malformed', { status: 201, body: { id: 'a9' } }],
    ['unreachable', null]
  ])('loses nothing from the form: %s', async (why, reply) => {
    page.hub.on('POST tokens', reply);
    page.form.note = ' nightly ';
    page.form.lifetime = 365 * DAY;
    page.form.access = 'servers-and-control';
    await page.form.make();
    expect(page.form.failure?.kind).toBe(why);
    expect(page.form.isMaking).toBe(false);
    expect(page.form.newToken).toBeNull();
    expect(page.form.note).toBe(' nightly ');
    expect(page.form.lifetime).toBe(365 * DAY);
    expect(page.form.access).toBe('servers-and-control');
    expect(page.form.accesses).toContain('servers-and-control');
    expect(page.hub.questions.slice(-2)).toEqual(['GET user', 'GET tokens']);
  });

  it.each<[FailureKind, Reply | undefined, string[]]>([
    ['other-token', undefined, ['a1', 'a2']],
    ['other-token-left', { status: 503, body: {} }, ['a1', 'a2', 'new1']]
  ])('is not kept, as it allows more: %s', async (why, reply, ids) => {
    page.hub.change = { scopes: ['inherit'] };
    page.hub.on('DELETE token', reply);
    page.form.note = 'nightly';
    await page.form.make();
    expect(page.form.failure?.kind).toBe(why);
    expect(page.form.newToken).toBeNull();
    expect(page.form.note).toBe('nightly');
    expect(isKept(page.hub.values[0])).toBe(false);
    expect(page.hub.tokens.map(({ id }) => id)).toEqual(ids);
    expect(page.tokens.tokens?.map(({ id }) => id).sort()).toEqual(ids);
    expect(page.hub.questions.slice(2)).toEqual([
      'POST tokens',
      'GET token',
      'DELETE token',
      ...(reply ? ['GET user', 'GET tokens'] : [])
    ]);
  });

  it('is told with the Hub’s own words', async () => {
    page.hub.on('POST tokens', TOO_LONG);
    await page.form.make();
    expect(page.form.failure).toMatchObject({
      status: 400,
      message: 'token expires_in: 31536000 must not exceed 86400'
    });
  });

  it('can be tried again at once, and the failure goes', async () => {
    page.hub.on('POST tokens', TOO_LONG);
    await page.form.make();
    page.hub.on('POST tokens');
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    expect(page.form.failure).toBeNull();
    release();
    await done;
    expect(page.form.newToken).not.toBeNull();
  });

  it('leaves the one that was made before', async () => {
    const newToken = await make();
    page.hub.on('POST tokens', null);
    page.form.note = 'weekly';
    await page.form.make();
    expect(page.form.newToken).toBe(newToken);
    expect(newToken.value).toBe(page.hub.values[0]);
  });

  it('leaves the form there when the permission is withdrawn', async () => {
    page.form.note = 'nightly';
    page.hub.on('POST tokens', { status: 403, body: {} });
    page.hub.holder.scopes = MAY_NOT;
    await page.form.make();
    expect(page.tokens.standing).toBe('may-not');
    expect(page.form.isOffered).toBe(true);
    expect(page.form.note).toBe('nightly');
  });
});

describe('an access that the Hub refuses', () => {
  beforeEach(() => page.open());

  it('is not offered any more once the person chooses another', async () => {
    page.hub.on('POST tokens', TOO_MUCH);
    page.form.access = 'servers-and-control';
    await page.form.make();
    expect(page.form.accesses).toEqual(ACCESSES);
    page.form.access = 'server';
    expect(page.form.accesses).toEqual(['server', 'servers']);
    page.hub.on('POST tokens');
    await make();
    expect(page.form.accesses).toEqual(['server', 'servers']);
  });

  it('is the one that was asked for, whatever was chosen meanwhile', async () => {
    page.hub.on('POST tokens', TOO_MUCH);
    page.form.access = 'servers-and-control';
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    await page.hub.asked('POST tokens');
    page.form.access = 'servers';
    release();
    await done;
    expect(page.form.accesses).toEqual(['server', 'servers']);
  });

  it.each<[string, Reply]>([
    ['the life is too long', TOO_LONG],
    [
      'the page may not ask at all',
      { status: 403, body: { message: 'requires scope: tokens' } }
    ],
    ['the Hub is down', { status: 503, body: { message: 'Down' } }],
    ['there is no answer', null]
  ])('is not meant when %s', async (_, reply) => {
    page.hub.on('POST tokens', reply);
    page.form.access = 'servers-and-control';
    await page.form.make();
    page.form.access = 'server';
    expect(page.form.accesses).toEqual(ACCESSES);
  });
});

describe('the expiry that the Hub set', () => {
  it.each([
    [7 * DAY, false],
    [7 * DAY - 5, false],
    [7 * DAY - 6, true],
    [DAY, true]
  ])('is known to be earlier than 7 days: %s seconds, %s', async (life, is) => {
    const created = '2026-11-22T05:46:05.087Z';
    const expires = new Date(Date.parse(created) + life * 1000);
    page.hub.change = { created, expires_at: expires.toISOString() };
    await page.open();
    page.form.lifetime = 7 * DAY;
    await make();
    expect(page.form.expiresEarlier).toBe(is);
    page.form.lifetime = 90 * DAY;
    expect(page.form.expiresEarlier).toBe(is);
    page.form.dismiss();
    expect(page.form.expiresEarlier).toBe(false);
  });
});

describe('the new token is forgotten', () => {
  let newToken: NewToken;
  let value: string;

  beforeEach(async () => {
    await page.open();
    newToken = await make();
    value = newToken.value;
    newToken.reveal();
    page.form.useInSnippets(true);
    expect(isKept(value)).toBe(true);
  });

  afterEach(() => {
    expect(newToken.isDisposed).toBe(true);
    expect(newToken.value).toBe('');
    expect(page.registry.otherToken).toBeNull();
    expect(isKept(value)).toBe(false);
  });

  it('when it is dismissed', async () => {
    await page.form.copy();
    page.formChanged.mockClear();
    page.form.dismiss();
    expect(page.form.newToken).toBeNull();
    expect(page.form.copied).toBeNull();
    expect(page.form.isInSnippets).toBe(false);
    expect(page.formChanged).toHaveBeenCalled();
    page.formChanged.mockClear();
    page.form.dismiss();
    expect(page.formChanged).not.toHaveBeenCalled();
  });

  it('when the panel is closed', () => {
    page.form.dispose();
    page.form.dispose();
    expect(page.form.newToken).toBeNull();
  });

  it('when it is revoked', async () => {
    await page.tokens.revoke(page.listed(newToken.token.id));
    expect(page.form.newToken).toBeNull();
  });

  it('when it turns out to be revoked already', async () => {
    const token = page.listed(newToken.token.id);
    page.hub.tokens = page.hub.tokens.filter(({ id }) => id !== token.id);
    await page.tokens.revoke(token);
    expect(page.form.newToken).toBeNull();
  });

  it('when another is made', async () => {
    await page.form.copy();
    const next = await make();
    expect(next).not.toBe(newToken);
    expect(next.value).toBe(page.hub.values[1]);
    expect(next.isRevealed).toBe(false);
    expect(page.form.copied).toBeNull();
    expect(page.form.isInSnippets).toBe(false);
  });
});

describe('the new token is kept', () => {
  let newToken: NewToken;

  beforeEach(async () => {
    page.hub.tokens = [...page.hub.tokens, apiToken('a9')];
    await page.open();
    newToken = await make();
  });

  afterEach(() => {
    expect(page.form.newToken).toBe(newToken);
    expect(newToken.value).toBe(page.hub.values[0]);
  });

  it('when another is revoked', async () => {
    await page.tokens.revoke(page.listed('a9'));
  });

  // As a hub on SQLite does with the newest.
  it('when it got the id of one that was revoked before', async () => {
    await page.tokens.revoke(page.listed(newToken.token.id));
    page.hub.change = { id: newToken.token.id };
    newToken = await make();
    page.hub.values.shift();
    await page.tokens.load();
  });

  it('when the Hub does not revoke it', async () => {
    page.hub.on('DELETE token', { status: 503, body: {} });
    await page.tokens.revoke(page.listed(newToken.token.id));
  });

  it('when the list is asked for again, and can’t be had', async () => {
    page.hub.on('GET user', null);
    await page.tokens.load();
  });

  it('when the panel is hidden', () => {
    page.panel.visibilityChanged.emit(false);
  });
});

describe('the new token on the screen', () => {
  beforeEach(() => page.open());

  it('is masked after the time set', async () => {
    page.panel.maskAfterSeconds = 5;
    const newToken = await make();
    page.formChanged.mockClear();
    newToken.reveal();
    expect(page.formChanged).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(4999);
    expect(newToken.isRevealed).toBe(true);
    jest.advanceTimersByTime(1);
    expect(newToken.isRevealed).toBe(false);
    expect(page.formChanged).toHaveBeenCalledTimes(2);
  });

  it('has the time that is set when it is revealed', async () => {
    const newToken = await make();
    page.panel.maskAfterSeconds = 0;
    newToken.reveal();
    expect(jest.getTimerCount()).toBe(0);
    page.panel.maskAfterSeconds = 60;
    newToken.reveal();
    jest.advanceTimersByTime(59_999);
    expect(newToken.isRevealed).toBe(true);
  });
});

describe('copying the new token', () => {
  beforeEach(() => page.open());

  it.each<ApiTokenPanel.CopyOutcome>([
    'copied',
    'copied-to-clear',
    'copied-for-good'
  ])('says %s and leaves it masked', async outcome => {
    const newToken = await make();
    page.panel.copySecret.mockResolvedValue(outcome);
    page.formChanged.mockClear();
    await page.form.copy();
    expect(page.panel.copySecret.mock.calls).toEqual([[page.hub.values[0]]]);
    expect(page.form.copied).toBe(outcome);
    expect(page.formChanged).toHaveBeenCalled();
    expect(newToken.isRevealed).toBe(false);
  });

  it('reveals it when the browser refuses, until it is masked', async () => {
    const newToken = await make();
    page.panel.copySecret.mockResolvedValue('refused');
    await page.form.copy();
    expect(page.form.copied).toBe('refused');
    expect(newToken.isRevealed).toBe(true);
    jest.advanceTimersByTime(30_000);
    expect(newToken.isRevealed).toBe(false);
    // Nothing is selected any more.
    expect(page.form.copied).toBeNull();
  });

  it('keeps saying that it was copied when it is masked', async () => {
    const newToken = await make();
    newToken.reveal();
    await page.form.copy();
    newToken.mask();
    expect(page.form.copied).toBe('copied');
  });

  it.each<[string, () => unknown]>([
    ['dismissed', () => page.form.dismiss()],
    ['gone with the panel', () => page.form.dispose()],
    ['replaced', () => make()]
  ])('shows nothing of one that is %s by then', async (_, leave) => {
    const newToken = await make();
    let answer: (outcome: ApiTokenPanel.CopyOutcome) => void = () => {};
    page.panel.copySecret.mockReturnValue(
      new Promise(resolve => (answer = resolve))
    );
    const done = page.form.copy();
    await leave();
    page.formChanged.mockClear();
    answer('refused');
    await done;
    expect(page.form.copied).toBeNull();
    expect(newToken.isRevealed).toBe(false);
    expect(page.form.newToken?.isRevealed ?? false).toBe(false);
    expect(page.formChanged).not.toHaveBeenCalled();
  });

  it('copies nothing when there is none', async () => {
    await page.form.copy();
    expect(page.panel.copySecret).not.toHaveBeenCalled();
    expect(page.form.copied).toBeNull();
  });
});

describe('the new token in the snippets', () => {
  /** A token of another extension. */
  const OTHER = new OtherToken();

  let newToken: NewToken;

  beforeEach(async () => {
    await page.open();
    newToken = await make();
  });

  it('is there when the person wants it, and said so', () => {
    expect(page.form.canUseInSnippets).toBe(true);
    expect(page.form.isInSnippets).toBe(false);
    page.formChanged.mockClear();
    page.form.useInSnippets(true);
    expect(page.registry.otherToken).toBe(newToken);
    expect(page.form.isInSnippets).toBe(true);
    expect(page.formChanged).toHaveBeenCalled();
    page.form.useInSnippets(false);
    expect(page.registry.otherToken).toBeNull();
    expect(page.form.isInSnippets).toBe(false);
  });

  it('is not there any more when the panel is hidden', () => {
    page.form.useInSnippets(true);
    page.panel.visibilityChanged.emit(true);
    expect(page.form.isInSnippets).toBe(true);
    page.panel.visibilityChanged.emit(false);
    expect(page.form.isInSnippets).toBe(false);
    expect(page.registry.otherToken).toBeNull();
  });

  it.each([null, OTHER])('gives way to what somebody else takes', other => {
    page.form.useInSnippets(true);
    page.formChanged.mockClear();
    page.registry.useToken(other);
    expect(page.form.isInSnippets).toBe(false);
    expect(page.formChanged).toHaveBeenCalled();
    expect(page.form.newToken).toBe(newToken);
  });

  it('takes no other token out of them', () => {
    page.registry.useToken(OTHER);
    page.form.useInSnippets(false);
    page.panel.visibilityChanged.emit(false);
    page.form.dismiss();
    // There is none to put in.
    page.form.useInSnippets(true);
    expect(page.registry.otherToken).toBe(OTHER);
    expect(page.form.isInSnippets).toBe(false);
  });
});

describe('where the snippets are disabled', () => {
  it('the new token is as good, without them', async () => {
    page.hasSnippets = false;
    await page.open();
    await make();
    expect(page.form.canUseInSnippets).toBe(false);
    page.form.useInSnippets(true);
    expect(page.form.isInSnippets).toBe(false);
    page.panel.visibilityChanged.emit(false);
    page.form.dismiss();
    expect(page.form.newToken).toBeNull();
  });
});

describe('settings', () => {
  it.each<[number, number[]]>([
    [0.5, [HOUR, DAY / 2]],
    [1, [HOUR, DAY]],
    [45, [HOUR, DAY, 7 * DAY, 30 * DAY, 45 * DAY]],
    [1000, [...LIFETIMES, 1000 * DAY]],
    [0.000001, [1]]
  ])('bound the life: %s days', (expiresInDays, lifetimes) => {
    page.settings = { ...page.settings, expiresInDays };
    expect(page.form.lifetimes).toEqual(lifetimes);
    expect(page.form.lifetime).toBe(lifetimes[lifetimes.length - 1]);
  });

  it.each<[Access, Access[]]>([
    ['server', ['server']],
    ['servers', ['server', 'servers']],
    ['servers-and-control', [...ACCESSES]]
  ])('bound the access: %s', (access, accesses) => {
    page.settings = { ...page.settings, access };
    expect(page.form.accesses).toEqual(accesses);
    expect(page.form.access).toBe(access);
  });

  it('hold at once, also for what was chosen before', async () => {
    await page.open();
    page.form.note = 'nightly';
    page.form.lifetime = 365 * DAY;
    page.form.access = 'servers-and-control';
    page.formChanged.mockClear();
    set({ expiresInDays: 7, access: 'server' });
    expect(page.formChanged).toHaveBeenCalled();
    expect(page.form.accesses).toEqual(['server']);
    expect(page.form.lifetimes).toEqual([HOUR, DAY, 7 * DAY]);
    await make();
    expect(orders()).toEqual([
      {
        note: 'nightly',
        expires_in: 7 * DAY,
        scopes: ['access:servers!server=alice/']
      }
    ]);
    set({ expiresInDays: null, access: null });
    expect(page.form.lifetimes).toEqual(LIFETIMES);
    expect(page.form.lifetime).toBe(30 * DAY);
    expect(page.form.accesses).toEqual(ACCESSES);
  });

  it('leave alone what somebody did not change', async () => {
    await page.open();
    page.form.lifetime = 365 * DAY;
    set({ access: 'servers' });
    expect(page.form.lifetime).toBe(365 * DAY);
    page.form.access = 'server';
    set({ expiresInDays: 7 });
    expect(page.form.access).toBe('server');
  });

  it('leave out what the Hub has refused', async () => {
    await page.open();
    page.hub.on('POST tokens', TOO_MUCH);
    page.form.access = 'servers-and-control';
    await page.form.make();
    set({ access: 'servers' });
    set({ access: null });
    expect(page.form.accesses).toEqual(['server', 'servers']);
  });
});

describe('when the panel is closed', () => {
  it('a token that is being made is not kept', async () => {
    await page.open();
    const release = page.hub.hold('POST tokens');
    const done = page.form.make();
    await page.hub.asked('POST tokens');
    page.form.dispose();
    expect(page.form.isDisposed).toBe(true);
    page.formChanged.mockClear();
    const asked = page.hub.seen.length;
    release();
    await done;
    const [value] = page.hub.values;
    expect(value).toBeTruthy();
    expect(isKept(value)).toBe(false);
    expect(page.form.newToken).toBeNull();
    expect(page.form.failure).toBeNull();
    expect(page.hub.seen).toHaveLength(asked);
    expect(page.formChanged).not.toHaveBeenCalled();
  });

  it('nothing is made or said any more', async () => {
    await page.open();
    page.form.dispose();
    page.formChanged.mockClear();
    await page.form.make();
    page.form.note = 'nightly';
    page.form.applySettings();
    await page.tokens.load();
    page.registry.useToken(null);
    page.panel.visibilityChanged.emit(false);
    expect(orders()).toEqual([]);
    expect(page.formChanged).not.toHaveBeenCalled();
  });
});
