import { MaskTimer } from '../secret';

const mask = jest.fn<void, []>();

let seconds: number;
let timer: MaskTimer;

beforeEach(() => {
  jest.useFakeTimers();
  mask.mockClear();
  seconds = 30;
  timer = new MaskTimer(() => seconds, mask);
});

afterEach(() => {
  jest.useRealTimers();
});

describe('MaskTimer', () => {
  it('masks nothing before it is started', () => {
    jest.advanceTimersByTime(86_400_000);
    expect(mask).not.toHaveBeenCalled();
  });

  it('masks when the time set is over, not before, and once', () => {
    timer.start();
    jest.advanceTimersByTime(29_999);
    expect(mask).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(mask).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(86_400_000);
    expect(mask).toHaveBeenCalledTimes(1);
  });

  it('takes parts of seconds', () => {
    seconds = 0.5;
    timer.start();
    jest.advanceTimersByTime(499);
    expect(mask).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(mask).toHaveBeenCalledTimes(1);
  });

  it('never masks when the time set is 0', () => {
    seconds = 0;
    timer.start();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits the whole time again when it is started again', () => {
    timer.start();
    jest.advanceTimersByTime(20_000);
    timer.start();
    jest.advanceTimersByTime(29_999);
    expect(mask).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(mask).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['another time', 10, 1],
    ['never', 0, 0]
  ])('takes up what is set by then: %s', (_, then, times) => {
    timer.start();
    seconds = then;
    timer.start();
    jest.advanceTimersByTime(10_000);
    expect(mask).toHaveBeenCalledTimes(times);
    jest.advanceTimersByTime(86_400_000);
    expect(mask).toHaveBeenCalledTimes(times);
  });

  it('waits no longer when it is stopped, and can be started again', () => {
    timer.start();
    timer.stop();
    expect(jest.getTimerCount()).toBe(0);
    timer.start();
    jest.advanceTimersByTime(30_000);
    expect(mask).toHaveBeenCalledTimes(1);
  });
});
