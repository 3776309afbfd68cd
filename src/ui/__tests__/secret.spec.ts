import { Secret } from '../secret';

let maskAfterSeconds: number;
let secret: Secret;

let changed: jest.Mock<void, []>;

beforeEach(() => {
  jest.useFakeTimers();
  maskAfterSeconds = 30;
  secret = new Secret(() => maskAfterSeconds);
  changed = jest.fn();
  secret.changed.connect(() => changed());
});

afterEach(() => {
  secret.dispose();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

it('is masked after the time in the settings, not before', () => {
  secret.reveal();
  expect(secret.isRevealed).toBe(true);
  expect(changed).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(29_999);
  expect(secret.isRevealed).toBe(true);
  jest.advanceTimersByTime(1);
  expect(secret.isRevealed).toBe(false);
  expect(changed).toHaveBeenCalledTimes(2);
});

it('can be masked before that time', () => {
  secret.reveal();
  changed.mockClear();
  secret.mask();
  secret.mask();
  expect(secret.isRevealed).toBe(false);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(jest.getTimerCount()).toBe(0);
});

it.each([
  ['another time', 10, 10_000],
  ['part of a second', 0.5, 500]
])('applies a changed time: %s', (_, seconds, milliseconds) => {
  secret.reveal();
  jest.advanceTimersByTime(20_000);
  maskAfterSeconds = seconds;
  secret.applySettings();
  jest.advanceTimersByTime(milliseconds - 1);
  expect(secret.isRevealed).toBe(true);
  jest.advanceTimersByTime(1);
  expect(secret.isRevealed).toBe(false);
});

it('stays revealed when the time is 0, or becomes 0', () => {
  secret.reveal();
  maskAfterSeconds = 0;
  secret.applySettings();
  expect(jest.getTimerCount()).toBe(0);
  secret.mask();
  secret.reveal();
  expect(jest.getTimerCount()).toBe(0);
  expect(secret.isRevealed).toBe(true);
});

it('can’t be revealed once it is disposed', () => {
  secret.reveal();
  secret.dispose();
  changed.mockClear();
  expect(jest.getTimerCount()).toBe(0);
  secret.reveal();
  expect(jest.getTimerCount()).toBe(0);
  expect(changed).not.toHaveBeenCalled();
});
