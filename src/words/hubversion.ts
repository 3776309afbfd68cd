/**
 * Whether a hub is older than a version.
 *
 * @param version - The hub's version, such as `5.5.1`; `null` where it is not
 *   known, and then it is not taken for old.
 * @param major - The first number of the version, such as 5.
 */
export function isHubBefore(version: string | null, major: number): boolean {
  return version !== null && parseInt(version, 10) < major;
}
