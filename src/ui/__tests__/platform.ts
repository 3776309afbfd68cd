/** The platform as browsers name it, and the keys that copy there. */
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
  const onPlatform = (platform: string) => {
    jest.spyOn(navigator, 'platform', 'get').mockReturnValue(platform);
  };
  beforeEach(() => onPlatform('Linux x86_64'));
  return onPlatform;
}
