/**
 * The keys that copy what is selected, as they are called where the browser
 * runs.
 */
export function copyKeys(): string {
  return /mac/i.test(globalThis.navigator?.platform ?? '') ? '⌘C' : 'Ctrl+C';
}
