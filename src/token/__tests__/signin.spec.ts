import { readPanelSettings } from '../../panel/settings';
import type { ApiToken, IApiToken } from '../../tokens';
import { find, findAll, textOf } from '../../ui/__tests__/drawn';
import { COPY_KEYS, usePlatform } from '../../ui/__tests__/platform';
import { trans } from '../../ui/__tests__/trans';
import type { ClearingOutcome, Copyable, CopyOutcome } from '../../ui/clearing';
import { CopiedSign } from '../../ui/copy';
import type { CopyState } from '../signin';
import { renderCopyMessage, renderSignIn, signInWords } from '../signin';

const SIGN = new CopiedSign(() => undefined);

type Model = Parameters<typeof renderSignIn>[0];

/**
 * A model of the panel, with a token that nobody may read.
 */
function modelOf(
  kind: ApiToken.Kind,
  serverUrl = 'https://lab.example/',
  state: Partial<Model> = {}
): Model {
  const token: IApiToken = {
    kind,
    serverUrl,
    hub: null,
    get value(): string {
      throw new Error('The token was read.');
    },
    inspect: () => Promise.reject(new Error('A question.')),
    check: () => Promise.reject(new Error('A question.'))
  };
  return {
    token,
    copied: null,
    cleared: null,
    settings: readPanelSettings({}),
    copy: jest.fn(),
    ...state
  };
}

/**
 * The same, as it is drawn.
 */
function drawn(...model: Parameters<typeof modelOf>) {
  return renderSignIn(modelOf(...model), trans, SIGN);
}

describe('renderSignIn', () => {
  it('is folded behind its name', () => {
    const fold = find(drawn('server'), 'details');
    expect(fold.attrs).toEqual({});
    expect(textOf(find(fold, 'summary'))).toBe('Sign in from another browser');
  });

  it.each(['hub', 'none'] as const)(
    'offers nothing for a token of kind %s',
    kind => {
      expect(textOf(drawn(kind))).toBe('');
    }
  );

  it('gives the address and says what to do there', () => {
    const address = 'https://lab.example/jupyter/';
    const content = drawn('server', address);
    expect(textOf(find(content, 'code'))).toBe(address);
    expect(textOf(content)).toContain(
      `paste the token into the form that asks for it: ${address}`
    );
  });

  it.each([
    ['https://lab.example/', false],
    ['http://localhost:8888/', true],
    ['http://127.0.0.1:8888/', true]
  ])('says whether %s works on this machine alone: %s', (address, only) => {
    const words = textOf(drawn('server', address));
    expect(words.includes('works on this machine only')).toBe(only);
  });

  it('warns of what the link gives away, before the button', () => {
    expect(textOf(drawn('server'))).toMatch(
      /saves the typing.*Whoever has the link.*only on your own devices.*Copy sign-in link/
    );
  });

  it('leads nowhere by itself', () => {
    expect(findAll(drawn('server'), 'a')).toEqual([]);
    expect(textOf(drawn('server'))).not.toContain('?token');
  });

  it('copies the link when its button is pressed, and not before', () => {
    const model = modelOf('server');
    const { attrs, children } = find(
      renderSignIn(model, trans, SIGN),
      'button'
    );
    expect(children.map(textOf).join('')).toBe('Copy sign-in link');
    expect(attrs.type).toBe('button');
    expect(model.copy).not.toHaveBeenCalled();
    attrs.onclick?.call({} as HTMLElement, {} as MouseEvent);
    expect(model.copy).toHaveBeenCalledTimes(1);
    expect(model.copy).toHaveBeenCalledWith('sign-in-link');
  });

  it('says beside the button that the link was copied', () => {
    const copied = { what: 'sign-in-link', outcome: 'copied' } as const;
    expect(textOf(drawn('server', undefined, { copied }))).toMatch(
      /Copy sign-in link Sign-in link copied\.$/
    );
  });
});

const onPlatform = usePlatform();

describe('signInWords', () => {
  it('says what to do in the other browser', () => {
    const { how } = signInWords('https://lab.example/', trans);
    expect(how).toMatch(/^Open this address there, and paste the token/);
  });

  it('says of a local address that it leads nowhere from elsewhere', () => {
    const { onlyHere } = signInWords('http://localhost:8888/', trans);
    expect(onlyHere).toMatch(/works on this machine only/);
  });

  it.each(['https://lab.example/', 'http://10.0.0.7:8888/user/'])(
    'does not say so of %s',
    serverUrl => {
      expect(signInWords(serverUrl, trans).onlyHere).toBe('');
    }
  );

  it('says what a link with the token gives away', () => {
    const { link, warning } = signInWords('https://lab.example/', trans);
    expect(link).toMatch(/with the token in it/);
    expect(warning).toMatch(/Whoever has the link/);
    expect(warning).toMatch(/files, kernels and terminals/);
    expect(warning).toMatch(/that browser’s history/);
    expect(warning).toMatch(/logs of a proxy/);
    expect(warning).toMatch(/send it to nobody/);
    expect(warning).toMatch(/only on your own devices/);
  });
});

/**
 * What stands beside the token and beside the link's button.
 */
function messages(state: Partial<CopyState>) {
  const whole: CopyState = {
    copied: null,
    cleared: null,
    settings: readPanelSettings({ clearClipboardAfterSeconds: 60 }),
    ...state
  };
  return {
    token: textOf(renderCopyMessage(whole, 'token', trans)),
    link: textOf(renderCopyMessage(whole, 'sign-in-link', trans))
  };
}

const NOTHING = expect.stringMatching(/^$/);

describe('renderCopyMessage', () => {
  it('says nothing before a copy', () => {
    expect(messages({})).toEqual({ token: '', link: '' });
  });

  it.each<[CopyOutcome, RegExp]>([
    ['copied', /^Token copied\.$/],
    ['copied-to-clear', /^Token copied\. .* in 60 seconds\.$/],
    ['refused', /^The browser did not let the page copy\. .* selected/]
  ])('says beside the token how its copy ended: %s', (outcome, words) => {
    expect(messages({ copied: { what: 'token', outcome } })).toEqual({
      token: expect.stringMatching(words),
      link: NOTHING
    });
  });

  it.each<[CopyOutcome, RegExp]>([
    ['copied', /^Sign-in link copied\.$/],
    ['copied-to-clear', /^Sign-in link copied\. .* in 60 seconds\.$/]
  ])(
    'says beside the link’s button how its copy ended: %s',
    (outcome, words) => {
      expect(messages({ copied: { what: 'sign-in-link', outcome } })).toEqual({
        token: NOTHING,
        link: expect.stringMatching(words)
      });
    }
  );

  it.each(COPY_KEYS)(
    'says beside the token, which is selected, that the link was refused: on %j',
    (platform, keys) => {
      onPlatform(platform);
      const copied = { what: 'sign-in-link', outcome: 'refused' } as const;
      expect(messages({ copied })).toEqual({
        token: expect.stringContaining(
          `press ${keys}, and paste it into the form at the server’s address.`
        ),
        link: NOTHING
      });
    }
  );

  it.each<[ClearingOutcome, RegExp]>([
    ['cleared', /^The token was taken out of the clipboard\.$/],
    ['changed', /^$/],
    ['not-allowed', /the token may still be in it/]
  ])('says where nothing can be folded: %s', (cleared, words) => {
    expect(messages({ cleared })).toEqual({
      token: expect.stringMatching(words),
      link: NOTHING
    });
  });

  it.each<Copyable>(['token', 'sign-in-link'])(
    'is spoken by a screen reader when it comes, beside the %s',
    beside => {
      const state = {
        copied: null,
        cleared: null,
        settings: readPanelSettings({})
      };
      const { attrs } = renderCopyMessage(state, beside, trans);
      expect(attrs['aria-live']).toBe('polite');
    }
  );
});
