export type OnDemand = typeof import('./ondemand');

/** Loads everything but the plugins and commands, on first use, as one chunk. */
export function load(): Promise<OnDemand> {
  return import('./ondemand');
}
