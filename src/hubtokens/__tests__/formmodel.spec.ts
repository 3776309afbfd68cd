import { inspect } from 'util';

import { MAY_LIST, MAY_MAKE } from '../../rest/__tests__/entries';
import type { FailureKind } from '../../rest/failure';
import { OtherToken, SECRET } from '../../snippets/__tests__/snippetspage';
import type { ApiTokenPanel } from '../../tokens';
import type { IHubTokenSettings } from '../access';
import { ACCESSES } from '../access';
import type { NewToken, NewTokenModel } from '../formmodel';
import type { Reply } from './fakehub';
import { apiToken } from './fakehub';
import type { HubPage } from './hubpage';
import { useHubPage } from './hubpage';

const HOUR = 3600;
const DAY = 24 * HOUR;

const refusal = (status: number, message: string): Reply => ({
  status,
  body: { status, message }
});

/** What JupyterHub 5 and later say of a scope that the user does not have. */
const TOO_MUCH = refusal(
  400,
  'Not assigning requested scopes servers!user=alice not held by User alice'
);

/** What JupyterHub 6 says of a lifetime that is too long. */
const TOO_LONG = refusal(
  400,
  'token expires_in: 31536000 must not exceed 86400'
);

const WIDEST = 'servers-and-control';

const CHOICES: [string, (form: NewTokenModel) => void][] = [
  ['note', form => form.choose({ note: 'weekly' })],
  ['lifetime', form => form.choose({ lifetime: HOUR })],
  ['access', form => form.choose({ access: 'servers' })]
];

const thisPage = useHubPage();

let page: HubPage;

beforeEach(() => {
  page = thisPage();
});

function orders(): unknown[] {
  return page.hub.requests('POST tokens').map(({ body }) => body);
}

/**
 * Creates a token, some time after the last one: a press that follows at once is
 * a second press.
 */
async function make(): Promise<NewToken> {
  jest.advanceTimersByTime(1000);
  await page.form.make();
  const { newToken } = page.form;
  if (!newToken) {
    throw new Error('No token was created.');
  }
  return newToken;
}

/** Presses "Create token" and acts before the Hub answers. */
async function makeMeanwhile(act: () => unknown): Promise<void> {
  const release = page.hub.hold('POST tokens');
  const done = page.form.make();
  await page.hub.asked('POST tokens');
  await act();
  release();
  await done;
}

function set(settings: Partial<IHubTokenSettings>): void {
  page.settings = { ...page.settings, ...settings };
  page.form.applySettings();
}

/** Whether a token's value is anywhere behind the panel. */
function isKept(value: string): boolean {
  const held = [page.form, page.tokens, page.registry];
  return inspect(held, { depth: 20, showHidden: true }).includes(value);
}

function listedIds(): string[] | undefined {
  return page.tokens.tokens?.map(({ id }) => id);
}

describe('the form', () => {
  it.each([
    [MAY_MAKE, true],
    [MAY_LIST, false]
  ])(
    'is available where the page may create tokens: %j',
    async (scopes, is) => {
      page.hub.holder.scopes = scopes;
      const seen: boolean[] = [];
      page.form.changed.connect(({ isOffered }) => void seen.push(isOffered));
      expect(page.form.isOffered).toBe(false);
      await page.open();
      expect(page.form.isOffered).toBe(is);
      expect(seen.pop()).toBe(is);
    }
  );

  // Such a Hub gives a new token all of the user's permissions.
  it.each(['2.3.1', null])(
    'is not available with JupyterHub %s, even after a failure',
    async version => {
      await page.open();
      page.hub.on('POST tokens', TOO_LONG);
      await page.form.make();
      expect(page.form.isOffered).toBe(true);
      page.hub.version = version;
      page.learn({ hubVersion: version ?? undefined });
      await page.until(() => !page.tokens.isLoading);
      await page.form.make();
      expect(page.form.isOffered).toBe(false);
      expect(orders()).toHaveLength(1);
    }
  );

  it('shows no permissions before the Hub has named the user', async () => {
    expect(page.form.scopes).toEqual([]);
    await page.open();
    expect(page.form.scopes).toEqual(['access:servers!server=alice/']);
    page.token.hub = null;
    expect(page.form.scopes).toEqual([]);
  });
});

describe('a request for a token', () => {
  it('is for the page’s server and user', async () => {
    page.moveTo({ hubServerUser: 'é w', hubServerName: 'a b' });
    page.hub.holder.scopes = ['tokens'];
    await page.open();
    page.form.choose({ note: ' \t\n' });
    await make();
    const { authorization, body, url } = page.hub.requests('POST tokens')[0];
    expect(url).toBe('https://hub.example/hub/api/users/alice/tokens');
    expect(authorization).toBe(`token ${SECRET}`);
    expect(body).toEqual({
      note: 'JupyterLab: é w/a b',
      expires_in: 30 * DAY,
      scopes: ['access:servers!server=é w/a b']
    });
  });

  it('has what was chosen when the button was pressed', async () => {
    await page.open();
    page.form.choose({ note: '  nightly ', lifetime: 7 * DAY });
    await makeMeanwhile(() =>
      CHOICES.forEach(([, change]) => change(page.form))
    );
    const scopes = ['access:servers!server=alice/'];
    expect(orders()).toEqual([
      { note: 'nightly', expires_in: 7 * DAY, scopes }
    ]);
    expect(page.form.newToken?.expiresEarlier).toBe(false);
    // The rest is for the next one.
    const { access, lifetime, note } = page.form;
    expect([note, lifetime, access]).toEqual(['weekly', HOUR, 'servers']);
  });
});

describe('pressing “Create token”', () => {
  beforeEach(() => page.open());

  it('shows progress, then the new token, also in the list', async () => {
    page.form.choose({ note: 'nightly', access: 'servers' });
    page.formChanged.mockClear();
    await makeMeanwhile(() => {
      expect(page.form.isMaking).toBe(true);
      expect(page.formChanged).toHaveBeenCalledTimes(1);
    });
    expect(page.form.isMaking).toBe(false);
    expect(page.form.newToken).toMatchObject({
      value: page.hub.values[0],
      name: 'nightly',
      isRevealed: false
    });
    expect(page.form.copied).toBeNull();
    expect(page.form.note).toBe('');
    expect(page.form.access).toBe('servers');
    expect(listedIds()).toEqual(['new1', 'a1', 'a2']);
    expect(page.hub.questions.slice(2)).toEqual(['POST tokens']);
  });

  it('shows the new token, then loads a list that failed before', async () => {
    page.hub.on('GET tokens', null);
    await page.tokens.load();
    page.hub.on('GET tokens');
    const done = page.form.make();
    await page.until(() => page.form.newToken !== null);
    expect(page.form.isMaking).toBe(false);
    await done;
    expect(page.tokens.failure).toBeNull();
  });

  it('loads a list again that was still loading', async () => {
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
    expect(listedIds()).toContain('new1');
  });

  it('can be canceled, and says so', async () => {
    await makeMeanwhile(() => page.form.cancel());
    expect(page.form.isMaking).toBe(false);
    expect(page.form.newToken).toBeNull();
    expect(page.form.failure?.kind).toBe('cancelled');
  });

  it.each([
    [999, 1],
    [1000, 2]
  ])('again %s milliseconds later creates %s', async (wait, count) => {
    await makeMeanwhile(() => page.form.make());
    expect(page.hub.values).toHaveLength(1);
    jest.advanceTimersByTime(wait);
    // The clock does not count.
    jest.setSystemTime(Date.now() - 86_400_000);
    await page.form.make();
    expect(page.hub.values).toHaveLength(count);
  });

  it.each(CHOICES)('again with another %s creates two', async (_, change) => {
    await page.form.make();
    change(page.form);
    await page.form.make();
    expect(page.hub.values).toHaveLength(2);
  });
});

describe('a failed request for a token', () => {
  beforeEach(() => page.open());

  it.each<[FailureKind, Reply]>([
    ['bad-request', TOO_LONG],
    ['malformed', { status: 201, body: { id: 'a9' } }],
    ['unreachable', null]
  ])('keeps the form’s input: %s', async (kind, reply) => {
    const before = await make();
    page.hub.on('POST tokens', reply);
    const input = {
      note: ' nightly ',
      lifetime: 365 * DAY,
      access: WIDEST
    } as const;
    page.form.choose(input);
    await page.form.make();
    expect(page.form.failure?.kind).toBe(kind);
    expect(page.form).toMatchObject({ ...input, isMaking: false });
    expect(page.form.newToken).toBe(before);
    expect(page.form.accesses).toContain(WIDEST);
    // Only the lack of a scope is about the access.
    page.form.choose({ access: 'server' });
    expect(page.form.accesses).toEqual(ACCESSES);
    expect(page.hub.questions.slice(-2)).toEqual(['GET user', 'GET tokens']);
    // A second try at once.
    page.hub.on('POST tokens');
    await makeMeanwhile(() => expect(page.form.failure).toBeNull());
    expect(page.form.newToken).not.toBe(before);
  });

  it.each<[FailureKind, Reply | undefined, string[]]>([
    ['other-token', undefined, ['a1', 'a2']],
    ['other-token-left', { status: 503, body: {} }, ['a1', 'a2', 'new1']]
  ])('keeps no token with more permissions: %s', async (kind, reply, ids) => {
    page.hub.change = { scopes: ['inherit'] };
    page.hub.on('DELETE token', reply);
    page.form.choose({ note: 'nightly' });
    await page.form.make();
    expect(page.form.failure?.kind).toBe(kind);
    expect(page.form.newToken).toBeNull();
    expect(page.form.note).toBe('nightly');
    expect(isKept(page.hub.values[0])).toBe(false);
    expect(listedIds()?.sort()).toEqual(ids);
    expect(page.hub.questions.slice(2)).toEqual([
      'POST tokens',
      'GET token',
      'DELETE token',
      ...(reply ? ['GET user', 'GET tokens'] : [])
    ]);
  });

  it('no longer offers the refused access once another is chosen', async () => {
    page.hub.on('POST tokens', TOO_MUCH);
    page.form.choose({ access: WIDEST });
    await page.form.make();
    expect(page.form.accesses).toEqual(ACCESSES);
    page.form.choose({ access: 'server' });
    expect(page.form.accesses).toEqual(['server', 'servers']);
    set({ access: 'servers' });
    set({ access: '' });
    expect(page.form.accesses).toEqual(['server', 'servers']);
  });
});

it.each([
  [7 * DAY - 5, false],
  [7 * DAY - 6, true]
])(
  'notices that a token expires earlier than the chosen 7 days: %s seconds, %s',
  async (life, is) => {
    const created = '2026-11-22T05:46:05.087Z';
    const expires = new Date(Date.parse(created) + life * 1000);
    page.hub.change = { created, expires_at: expires.toISOString() };
    await page.open();
    page.form.choose({ lifetime: 7 * DAY });
    await make();
    page.form.choose({ lifetime: 90 * DAY });
    expect(page.form.newToken?.expiresEarlier).toBe(is);
  }
);

describe('the new token', () => {
  const revoke = ({ token }: NewToken) =>
    page.tokens.revoke(page.listed(token.id));

  const revokeAnother = () => page.tokens.revoke(page.listed('a9'));
  const revokeElsewhere = (newToken: NewToken) => {
    page.hub.tokens.pop();
    return revoke(newToken);
  };
  const failToRevoke = (newToken: NewToken) => {
    page.hub.on('DELETE token', { status: 503, body: {} });
    return revoke(newToken);
  };
  const failToList = () => {
    page.hub.on('GET user', null);
    return page.tokens.load();
  };

  it.each<[string, boolean, (newToken: NewToken) => unknown]>([
    ['dismissed', true, () => page.form.dismiss()],
    ['gone with the panel', true, () => page.form.dispose()],
    ['revoked', true, revoke],
    ['revoked elsewhere', true, revokeElsewhere],
    ['replaced by another', true, make],
    ['listed where another is revoked', false, revokeAnother],
    ['not revoked by the Hub', false, failToRevoke],
    ['in a list that can’t be loaded again', false, failToList]
  ])('that is %s is forgotten: %s', async (_, isForgotten, act) => {
    page.hub.tokens = [...page.hub.tokens, apiToken('a9')];
    await page.open();
    const newToken = await make();
    const { value } = newToken;
    newToken.reveal();
    page.form.useInSnippets(true);
    await page.form.copy();
    await act(newToken);
    expect(isKept(value)).toBe(!isForgotten);
    expect(newToken.value).toBe(isForgotten ? '' : value);
    expect(newToken.isDisposed).toBe(isForgotten);
    expect(page.form.newToken === newToken).toBe(!isForgotten);
    expect(page.form.isInSnippets).toBe(!isForgotten);
    expect(page.form.copied === null).toBe(isForgotten);
  });

  it('is kept when the panel is hidden', async () => {
    await page.open();
    const newToken = await make();
    page.panel.set({ isVisible: false });
    expect(page.form.newToken).toBe(newToken);
    page.formChanged.mockClear();
    page.form.dismiss();
    page.form.dismiss();
    expect(page.formChanged).toHaveBeenCalledTimes(1);
  });

  // As a hub on SQLite does with the newest.
  it('is kept when it got the id of one that was revoked before', async () => {
    await page.open();
    const { token } = await make();
    await page.tokens.revoke(page.listed(token.id));
    page.hub.change = { id: token.id };
    const newToken = await make();
    await page.tokens.load();
    expect(page.form.newToken).toBe(newToken);
    expect(newToken.value).toBe(page.hub.values[1]);
  });
});

describe('copying the new token', () => {
  beforeEach(() => page.open());

  it.each<ApiTokenPanel.CopyOutcome>(['copied', 'copied-for-good'])(
    'says %s and keeps it masked',
    async outcome => {
      const newToken = await make();
      page.panel.copySecret.mockResolvedValue(outcome);
      await page.form.copy();
      expect(page.panel.copySecret.mock.calls).toEqual([[page.hub.values[0]]]);
      expect(newToken.isRevealed).toBe(false);
      newToken.reveal();
      newToken.mask();
      expect(page.form.copied).toBe(outcome);
    }
  );

  it('reveals it when the browser refuses, until it is masked', async () => {
    const newToken = await make();
    page.panel.copySecret.mockResolvedValue('refused');
    await page.form.copy();
    expect(page.form.copied).toBe('refused');
    expect(newToken.isRevealed).toBe(true);
    jest.advanceTimersByTime(30_000);
    expect(newToken.isRevealed).toBe(false);
    expect(page.form.copied).toBeNull();
  });

  it.each<[string, () => unknown]>([
    ['dismissed', () => page.form.dismiss()],
    ['replaced', make]
  ])('shows nothing of a token that is %s by then', async (_, leave) => {
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
    expect(page.form.newToken?.isRevealed).not.toBe(true);
    expect(page.formChanged).not.toHaveBeenCalled();
  });
});

it('snippets can choose the widest access in the form, where it is offered', async () => {
  expect(page.registry.tokenForm).toBeNull();
  await page.open();
  expect(page.registry.tokenForm).toBe(page.form);
  page.registry.tokenForm?.chooseWidest();
  expect(page.form.access).toBe('servers-and-control');
  expect(page.form.isAskedFor).toBe(true);
  expect(orders()).toEqual([]);
  page.form.dispose();
  expect(page.registry.tokenForm).toBeNull();
});

describe('the new token in the snippets', () => {
  const OTHER = new OtherToken();

  it('is used until the user turns it off or hides the panel', async () => {
    await page.open();
    const newToken = await make();
    expect(page.form.isInSnippets).toBe(false);
    page.formChanged.mockClear();
    page.form.useInSnippets(true);
    page.panel.set({ isVisible: true });
    expect(page.registry.otherToken).toBe(newToken);
    expect(page.form.isInSnippets).toBe(true);
    expect(page.formChanged).toHaveBeenCalled();
    page.form.useInSnippets(false);
    expect(page.registry.otherToken).toBeNull();
    page.form.useInSnippets(true);
    page.panel.set({ isVisible: false });
    expect(page.registry.otherToken).toBeNull();
    expect(page.form.isInSnippets).toBe(false);
  });

  it('is replaced by another token, and does not remove that one', async () => {
    await page.open();
    await make();
    page.form.useInSnippets(true);
    page.registry.useToken(OTHER);
    expect(page.form.isInSnippets).toBe(false);
    page.form.useInSnippets(false);
    page.panel.set({ isVisible: false });
    page.form.dismiss();
    page.form.useInSnippets(true);
    expect(page.registry.otherToken).toBe(OTHER);
  });

  it('can’t be used with the snippets disabled', async () => {
    page.hasSnippets = false;
    await page.open();
    await make();
    expect(page.form.canUseInSnippets).toBe(false);
    page.form.useInSnippets(true);
    expect(page.form.isInSnippets).toBe(false);
    page.panel.set({ isVisible: false });
    page.form.dismiss();
    expect(page.form.newToken).toBeNull();
  });
});

it('new settings limit lifetime and access at once, also those already chosen', async () => {
  await page.open();
  page.form.choose({ note: 'nightly', lifetime: 365 * DAY, access: WIDEST });
  page.formChanged.mockClear();
  set({ expiresInDays: 7, access: 'servers' });
  expect(page.formChanged).toHaveBeenCalled();
  expect(page.form.accesses).toEqual(['server', 'servers']);
  expect(page.form.lifetimes).toEqual([HOUR, DAY, 7 * DAY]);
  // Snippets can't choose the widest either.
  expect(page.registry.tokenForm).toBeNull();
  await make();
  const scopes = ['access:servers!user=alice'];
  expect(orders()).toEqual([{ note: 'nightly', expires_in: 7 * DAY, scopes }]);
  set({ expiresInDays: 0, access: '' });
  expect(page.form.lifetime).toBe(30 * DAY);
  expect(page.form.access).toBe('server');
  expect(page.form.accesses).toEqual(ACCESSES);
});

it('forgets a token that is created while the panel is closed, and does nothing more', async () => {
  await page.open();
  await makeMeanwhile(() => {
    page.form.dispose();
    page.formChanged.mockClear();
  });
  const [value] = page.hub.values;
  expect(isKept(value)).toBe(false);
  expect(page.form.newToken).toBeNull();
  await page.form.make();
  page.form.choose({ note: 'nightly' });
  page.form.applySettings();
  expect(page.hub.questions.slice(2)).toEqual(['POST tokens']);
  await page.tokens.load();
  page.registry.useToken(new OtherToken());
  page.panel.set({ isVisible: false });
  expect(page.formChanged).not.toHaveBeenCalled();
});
