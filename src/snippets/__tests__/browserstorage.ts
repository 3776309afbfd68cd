/**
 * Give the tests of this file a browser's `localStorage`, empty before each.
 *
 * @returns What the browser keeps, and a way to make it refuse.
 */
export function useBrowserStorage(): IBrowserStorage {
  const kept = new Map<string, string>();
  const original = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  const put = (descriptor: PropertyDescriptor) =>
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      ...descriptor
    });
  beforeEach(() => {
    kept.clear();
    put({
      value: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key)
      }
    });
  });
  afterAll(() => {
    if (original) {
      Object.defineProperty(globalThis, 'localStorage', original);
    } else {
      Reflect.deleteProperty(globalThis, 'localStorage');
    }
  });
  return {
    kept,
    refuse: () =>
      put({
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        }
      }),
    fill: () =>
      put({
        value: {
          getItem: () => null,
          setItem: () => {
            throw new DOMException('Full.', 'QuotaExceededError');
          },
          removeItem: () => undefined
        }
      })
  };
}

/**
 * A browser's storage.
 */
export interface IBrowserStorage {
  /** What it keeps. */
  readonly kept: Map<string, string>;

  /** Let it throw whenever it is touched, as browsers do that block it. */
  readonly refuse: () => void;

  /** Let it throw when something is to be kept. */
  readonly fill: () => void;
}
