/**
 * All that is loaded when somebody first wants something of the extension.
 */
export type OnDemand = typeof import('./ondemand');

/**
 * Load it. One chunk, for a person who opens the panel needs it all.
 */
export function load(): Promise<OnDemand> {
  return import('./ondemand');
}
