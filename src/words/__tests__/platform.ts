/**
 * The platform as browsers name it, and the keys that copy there.
 */
export const COPY_KEYS = [
  ['MacIntel', '⌘C'],
  ['Linux x86_64', 'Ctrl+C'],
  ['Win32', 'Ctrl+C'],
  ['', 'Ctrl+C']
] as const;

/**
 * Be on a platform, in the tests of this file until each ends.
 *
 * @returns A function that changes the platform.
 */
export function usePlatform(): (platform: string) => void {
  // Not every Node.js has one.
  const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const onPlatform = (platform: string) => {
    Object.defineProperty(globalThis, 'navigator', {
      configurable: true,
      value: { platform }
    });
  };
  beforeEach(() => onPlatform('Linux x86_64'));
  afterAll(() => {
    if (original) {
      Object.defineProperty(globalThis, 'navigator', original);
    } else {
      Reflect.deleteProperty(globalThis, 'navigator');
    }
  });
  return onPlatform;
}
