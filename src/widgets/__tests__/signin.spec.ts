import type { ApiToken, IApiToken } from '../../tokens';
import { trans } from '../../words/__tests__/trans';
import { CopiedSign } from '../copybutton';
import { readPanelSettings } from '../panelsettings';
import { renderSignIn } from '../signin';
import { find, findAll, textOf } from './drawn';

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
