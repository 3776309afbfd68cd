import type { ClearingOutcome, CopyOutcome } from '../clearing';
import {
  clearingWords,
  CopiedSign,
  copyWords,
  notify,
  renderCopyButton
} from '../copy';
import { find, textOf } from './drawn';
import { usePlatform } from './platform';
import { trans } from './trans';

// As in JupyterLab 3.4 and 3.5.
jest.mock('@jupyterlab/apputils', () => ({}));

const onPlatform = usePlatform();

describe('copyWords', () => {
  /** The type makes this list complete. */
  const WORDS: Readonly<Record<CopyOutcome, RegExp>> = {
    copied: /^Token copied\.$/,
    'copied-to-clear': /^Token copied\. .* in 60 seconds\.$/,
    'copied-for-good': /^Token copied\. .* Copy something else/,
    refused: /blocked copying.* selected/,
    'no-token': /^Nothing was copied/
  };

  it.each(Object.entries(WORDS) as [CopyOutcome, RegExp][])(
    'says how a copy ended: %s',
    (outcome, words) => {
      expect(copyWords('Token copied.', outcome, 60, trans)).toMatch(words);
    }
  );

  it.each([
    [1, 'in 1 second.'],
    [2, 'in 2 seconds.'],
    [0.5, 'in 0.5 seconds.'],
    [null, 'after the time in the settings.']
  ])('says when the clipboard is cleared: %j', (seconds, end) => {
    const words = copyWords('Copied.', 'copied-to-clear', seconds, trans);
    expect(words.endsWith(end)).toBe(true);
  });

  it.each([
    ['MacIntel', '⌘C'],
    ['', 'Ctrl+C']
  ])('names the keys of %j', (platform, keys) => {
    onPlatform(platform);
    expect(copyWords('', 'refused', 0, trans)).toContain(`press ${keys}.`);
  });
});

it.each<[ClearingOutcome, RegExp]>([
  ['cleared', /^The clipboard was cleared of the token\.$/],
  ['changed', /^$/],
  ['not-allowed', /may still contain the token\. Copy something else/],
  ['turned-off', /will not be cleared, .* turned off\. .* copy something else/]
])('says how clearing the clipboard ended: %s', (outcome, words) => {
  expect(clearingWords(outcome, trans)).toMatch(words);
});

describe('renderCopyButton', () => {
  const update = jest.fn();
  let sign: CopiedSign;

  beforeEach(() => {
    jest.useFakeTimers();
    update.mockClear();
    sign = new CopiedSign(update);
  });
  afterEach(() => jest.useRealTimers());

  const button = (isCopied = true) =>
    renderCopyButton('Copy it', sign, async () => isCopied);

  async function press(isCopied: boolean): Promise<void> {
    const { onclick } = button(isCopied).attrs;
    onclick?.call({} as HTMLElement, {} as MouseEvent);
    await jest.advanceTimersByTimeAsync(0);
  }

  /** Returns whether the icon is a check mark; the label never changes. */
  function isChecked(): boolean {
    expect(textOf(button())).toBe('Copy it');
    const { attrs } = find(button(), 'span');
    expect(attrs['aria-hidden']).toBe('true');
    return `${attrs.className}`.includes('jp-mod-copied');
  }

  it('shows a check mark for two seconds after the last copy', async () => {
    expect(isChecked()).toBe(false);
    await press(true);
    jest.advanceTimersByTime(1999);
    expect(isChecked()).toBe(true);
    await press(true);
    jest.advanceTimersByTime(1999);
    expect(isChecked()).toBe(true);
    jest.advanceTimersByTime(1);
    expect(isChecked()).toBe(false);
    expect(update).toHaveBeenCalledTimes(3);
  });

  it('shows none when nothing was copied', async () => {
    await press(false);
    expect(isChecked()).toBe(false);
  });
});

it('tells a success in passing where JupyterLab has no notifications', () => {
  jest.useFakeTimers();
  notify('Token copied.');
  const message = document.querySelector('[role="status"]');
  expect(message?.textContent).toBe('');
  jest.advanceTimersByTime(100);
  expect(message?.textContent).toBe('Token copied.');
  expect(message?.isConnected).toBe(true);
  jest.advanceTimersByTime(5000);
  expect(message?.isConnected).toBe(false);
  jest.useRealTimers();
});
