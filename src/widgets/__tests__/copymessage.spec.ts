import { trans } from '../../words/__tests__/trans';
import type { ClearingOutcome } from '../clipboardclearing';
import type { CopyState } from '../copymessage';
import { renderCopyMessage } from '../copymessage';
import { readPanelSettings } from '../panelsettings';
import type { CopyOutcome, Copyable } from '../tokencopier';
import { textOf } from './drawn';

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
    ['copied-for-good', /^Token copied\. .* copy something else/],
    ['refused', /^The browser did not let the page copy\. The token is/]
  ])('says beside the token how its copy ended: %s', (outcome, words) => {
    expect(messages({ copied: { what: 'token', outcome } })).toEqual({
      token: expect.stringMatching(words),
      link: NOTHING
    });
  });

  it.each<[CopyOutcome, RegExp]>([
    ['copied', /^Sign-in link copied\.$/],
    ['copied-to-clear', /^Sign-in link copied\. .* in 60 seconds\.$/],
    ['copied-for-good', /^Sign-in link copied\. .* copy something else/]
  ])(
    'says beside the link’s button how its copy ended: %s',
    (outcome, words) => {
      expect(messages({ copied: { what: 'sign-in-link', outcome } })).toEqual({
        token: NOTHING,
        link: expect.stringMatching(words)
      });
    }
  );

  it('says beside the token, which is selected, that the link was refused', () => {
    const copied = { what: 'sign-in-link', outcome: 'refused' } as const;
    expect(messages({ copied })).toEqual({
      token: expect.stringMatching(/^The link was not copied: /),
      link: NOTHING
    });
  });

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
