import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/**
 * The settings of a plugin, as they are now and not yet looked at.
 */
export interface ILiveSettings {
  /** The values by their names, `{}` until JupyterLab has read them. */
  readonly values: Readonly<Record<string, unknown>>;

  /** Why JupyterLab refused the settings, `null` when it did not. */
  readonly refusal: unknown;
}

/**
 * Follow a plugin's settings.
 *
 * @param registry - The host's settings, `null` where it has none.
 * @param onChanged - Called when they are there, with `false`, and whenever
 *   they change, with `true`.
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
