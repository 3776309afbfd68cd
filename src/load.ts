export type OnDemand = typeof import('./ondemand');

/** Loads the panel with the token's own section, on first use. */
export function load(): Promise<OnDemand> {
  return import('./ondemand');
}
