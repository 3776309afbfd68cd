import { CopiedSign, renderCopyButton } from '../copy';
import { findAll, textOf } from './drawn';

let sign: CopiedSign;

/** Called when the button is to be drawn again. */
let update: jest.Mock<void, []>;

beforeEach(() => {
  jest.useFakeTimers();
  update = jest.fn();
  sign = new CopiedSign(update);
});

afterEach(() => {
  jest.useRealTimers();
});

/**
 * Press the button, which copies or does not.
 */
async function press(isDone: boolean): Promise<void> {
  const { attrs } = renderCopyButton('Copy it', sign, async () => isDone);
  attrs.onclick?.call({} as HTMLElement, {} as MouseEvent);
  await jest.advanceTimersByTimeAsync(0);
}

/**
 * Whether a person sees the tick.
 */
function isTicked(): boolean {
  const button = renderCopyButton('Copy it', sign, async () => true);
  // Nothing moves, and who hears the name hears the same.
  expect(textOf(button)).toBe('Copy it');
  const [icon] = findAll(button, 'span');
  expect(icon.attrs['aria-hidden']).toBe('true');
  return `${icon.attrs.className}`.includes('jp-mod-copied');
}

it('shows for a moment that it copied, and goes back', async () => {
  expect(isTicked()).toBe(false);
  await press(true);
  expect(isTicked()).toBe(true);
  expect(update).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(1999);
  expect(isTicked()).toBe(true);
  jest.advanceTimersByTime(1);
  expect(isTicked()).toBe(false);
  expect(update).toHaveBeenCalledTimes(2);
});

it('shows it as long when it is pressed again', async () => {
  await press(true);
  jest.advanceTimersByTime(1500);
  await press(true);
  jest.advanceTimersByTime(1500);
  expect(isTicked()).toBe(true);
});

it('does not show it when nothing was copied', async () => {
  await press(false);
  expect(isTicked()).toBe(false);
});
