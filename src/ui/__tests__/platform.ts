/**
 * Runs the tests of a file on Linux, unless they call what is returned with the
 * platform as browsers name it.
 */
export function usePlatform(): (platform: string) => void {
  const onPlatform = (platform: string) => {
    jest.spyOn(navigator, 'platform', 'get').mockReturnValue(platform);
  };
  beforeEach(() => onPlatform('Linux x86_64'));
  return onPlatform;
}
