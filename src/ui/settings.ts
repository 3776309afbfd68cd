import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/** The current settings of a plugin. */
export interface ILiveSettings<T> {
  /** The defaults until JupyterLab has loaded them, and where it rejects them. */
  readonly values: T;

  /** Why JupyterLab rejected the settings, `null` when it did not. */
  readonly refusal: unknown;
}

/**
 * Loads a plugin's settings and keeps them current. JupyterLab validates them
 * by the schema, those of an admin too.
 *
 * @param onChanged - Called with `false` when they are loaded, with `true` when
 *   they change.
 */
export function followSettings<T>(
  registry: ISettingRegistry | null,
  plugin: string,
  defaults: T,
  onChanged: (isChange: boolean) => void
): ILiveSettings<T> {
  const live = { values: defaults, refusal: null as unknown };
  registry?.load(plugin).then(
    registered => {
      const follow = (isChange: boolean) => {
        live.values = { ...defaults, ...registered.composite };
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
