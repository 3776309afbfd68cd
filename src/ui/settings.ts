import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/** The current settings of a plugin, not validated. */
export interface ILiveSettings {
  /** The values by name, `{}` until JupyterLab has loaded them. */
  readonly values: Readonly<Record<string, unknown>>;

  /** Why JupyterLab rejected the settings, `null` when it did not. */
  readonly refusal: unknown;
}

/**
 * Loads a plugin's settings and keeps them current.
 *
 * @param onChanged - Called with `false` when they are loaded, with `true` when
 *   they change.
 */
export function followSettings(
  registry: ISettingRegistry | null,
  plugin: string,
  onChanged: (isChange: boolean) => void
): ILiveSettings {
  const live: { -readonly [name in keyof ILiveSettings]: ILiveSettings[name] } =
    { values: {}, refusal: null };
  registry?.load(plugin).then(
    registered => {
      const follow = (isChange: boolean) => {
        live.values = registered.composite;
        onChanged(isChange);
      };
      registered.changed.connect(() => follow(true));
      follow(false);
    },
    reason => {
      live.refusal = reason;
      onChanged(false);
    }
  );
  return live;
}
