/** The platform as browsers name it, and the keys that copy there. */
export const COPY_KEYS = [
  ['MacIntel', '⌘C'],
  ['Linux x86_64', 'Ctrl+C'],
  ['Win32', 'Ctrl+C'],
  ['', 'Ctrl+C']
] as const;

/** Runs the tests of a file on Linux, unless they call what is returned. */
export function usePlatform(): (platform: string) => void {
  const onPlatform = (platform: string) => {
    jest.spyOn(navigator, 'platform', 'get').mockReturnValue(platform);
  };
  beforeEach(() => onPlatform('Linux x86_64'));
  return onPlatform;
}
