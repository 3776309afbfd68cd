import { DEFAULTS } from '../../panel/plugin';
import { failed } from '../../rest/failure';
import { FakeToken } from '../../snippets/__tests__/snippetspage';
import type { ApiToken } from '../../tokens';
import { find, findAll, textOf } from '../../ui/__tests__/drawn';
import { usePlatform } from '../../ui/__tests__/platform';
import { trans } from '../../ui/__tests__/trans';
import type { Copyable, CopyOutcome } from '../../ui/clearing';
import { CopiedSign } from '../../ui/copy';
import { renderFailure, renderSignIn } from '../meaning';
import { type CopyState, renderCopyMessage } from '../section';
import { HUB_5, hubOf } from './pages';

const HUB = hubOf(HUB_5);
const OTHER_HUB = hubOf({ ...HUB_5, hubHost: 'https://other.example' });

describe('renderFailure', () => {
  it.each([
    ['unreachable', 'The Hub can’t be reached', HUB],
    ['unreachable', 'The server can’t be reached', null],
    ['unreachable', 'The server can’t be reached', OTHER_HUB],
    ['other-origin', 'The Hub has another origin', OTHER_HUB]
  ] as const)('says of %s: %s', (kind, words, hub) => {
    const facts = { state: 'unknown', failure: failed(kind) } as const;
    const content = renderFailure(facts, hub, trans);
    expect(textOf(content)).toContain(words);
    // Only there the user needs the Hub's own page.
    expect(findAll(content, 'a').map(({ attrs }) => attrs.href)).toEqual(
      hub === OTHER_HUB ? ['https://other.example/hub/token'] : []
    );
  });

  it('says what stopped a request to the server', () => {
    const gateway = { kind: 'cookie', name: '' } as const;
    const failure = { ...failed('blocked'), gateway };
    const content = renderFailure({ state: 'blocked', failure }, HUB, trans);
    expect(textOf(content)).toContain('lets this browser in');
  });

  it('is empty without a failure', () => {
    expect(textOf(renderFailure({ state: 'works' }, HUB, trans))).toBe('');
  });
});

const STATE: CopyState = {
  copied: null,
  cleared: null,
  settings: { ...DEFAULTS, clearClipboardAfterSeconds: 60 }
};

const copy = jest.fn();

/** The way to sign in with a token that nothing may read. */
function rendered(kind: ApiToken.Kind, serverUrl = 'https://lab.example/') {
  const read = () => {
    throw new Error('The token was read.');
  };
  const changes = { kind, serverUrl, hub: null, read };
  const token = Object.assign(new FakeToken(), changes);
  const sign = new CopiedSign(() => undefined);
  return renderSignIn({ ...STATE, token, copy }, trans, sign);
}

describe('renderSignIn', () => {
  it.each(['hub', 'other', 'none'] as const)(
    'is empty for a token of the kind %s',
    kind => {
      expect(textOf(rendered(kind))).toBe('');
    }
  );

  it('says what to do, and warns before the button', () => {
    const url = 'https://lab.example/jupyter/';
    const fold = find(rendered('server', url), 'details');
    expect(textOf(find(fold, 'summary'))).toBe('Sign in from another browser');
    expect(textOf(find(fold, 'code'))).toBe(url);
    expect(textOf(fold)).toMatch(
      /paste the token into the form.*contains the token.*Anyone who has the link.*files, kernels and terminals.*that browser’s history.*on your own devices only.*Copy sign-in link/
    );
    expect(textOf(fold)).not.toContain('?token');
    expect(findAll(fold, 'a')).toEqual([]);
  });

  it.each([
    ['https://lab.example/', false],
    ['http://10.0.0.7:8888/user/', false],
    ['http://localhost:8888/', true],
    ['http://127.0.0.1:8888/', true]
  ])('says whether %s works on this machine only: %s', (url, isLocal) => {
    const words = textOf(rendered('server', url));
    expect(words.includes('works on this machine only')).toBe(isLocal);
  });

  it('copies the link when its button is pressed, and not before', () => {
    const { attrs } = find(rendered('server'), 'button');
    expect(copy).not.toHaveBeenCalled();
    attrs.onclick?.call({} as HTMLElement, {} as MouseEvent);
    expect(copy.mock.calls).toEqual([['sign-in-link']]);
  });
});

usePlatform();

/** The messages beside the token and beside the link. */
function messages(state: Partial<CopyState>): Record<Copyable, string> {
  const of = (what: Copyable) =>
    textOf(renderCopyMessage({ ...STATE, ...state }, what, trans));
  return { token: of('token'), 'sign-in-link': of('sign-in-link') };
}

describe('renderCopyMessage', () => {
  it('is empty before a copy', () => {
    expect(messages({})).toEqual({ token: '', 'sign-in-link': '' });
  });

  it.each<[Copyable, CopyOutcome, Copyable, RegExp]>([
    ['token', 'copied', 'token', /^Token copied\.$/],
    [
      'sign-in-link',
      'copied-to-clear',
      'sign-in-link',
      /^Sign-in link copied\. .* in 60 seconds\.$/
    ]
  ])('after the %s is %s, is beside the %s', (what, outcome, place, words) => {
    expect(messages({ copied: { what, outcome } })).toEqual({
      token: '',
      'sign-in-link': '',
      [place]: expect.stringMatching(words)
    });
  });

  it('is beside the selected token where the link was refused', () => {
    const copied = { what: 'sign-in-link', outcome: 'refused' } as const;
    expect(messages({ copied })).toEqual({
      token: expect.stringContaining(
        'press Ctrl+C, and paste it into the form at the server’s URL.'
      ),
      'sign-in-link': ''
    });
  });
});
