import type { Access } from './access';
import { ACCESSES } from './access';

/**
 * The settings of the plugin `hub-tokens`, as `schema/hub-tokens.json`
 * describes them. `null` where nobody has set one.
 */
export interface IHubTokenSettings {
  /** The days that a token lives at first and at most. */
  readonly expiresInDays: number | null;

  /** What a token opens at first and at most. */
  readonly access: Access | null;
}

/**
 * Read the settings.
 *
 * @param values - The settings that the host has, `{}` where it has none.
 */
export function readHubTokenSettings(
  values: Readonly<Record<string, unknown>>
): IHubTokenSettings {
  const { access, expiresInDays } = values;
  return {
    expiresInDays:
      typeof expiresInDays === 'number' && expiresInDays > 0
        ? expiresInDays
        : null,
    access: ACCESSES.find(known => known === access) ?? null
  };
}
