import { setImmediate } from 'timers';

/** Fails a test of this file that leaves a rejection that nothing handles. */
export function expectNoneUnhandled(): void {
  const unhandled = jest.fn();
  beforeAll(() => {
    process.on('unhandledRejection', unhandled);
  });
  afterAll(() => {
    process.off('unhandledRejection', unhandled);
  });
  afterEach(async () => {
    await new Promise(setImmediate);
    expect(unhandled).not.toHaveBeenCalled();
  });
}
