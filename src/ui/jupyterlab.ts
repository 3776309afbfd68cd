import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { TranslationBundle } from '@jupyterlab/translation';
import { LabIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';

import keySvg from '../../style/icons/key.svg';

/** The extension's domain in JupyterLab's language packs. */
export const DOMAIN = 'jupyterlab_api_token';

export const keyIcon = new LabIcon({
  name: 'jupyterlab-api-token:key',
  svgstr: keySvg
});

/** Returns a command's description with the JSON schema of its arguments. */
export function argumentsOf(properties = {}): CommandRegistry.Description {
  return {
    args: { type: 'object', properties, additionalProperties: false }
  } as CommandRegistry.Description;
}

/**
 * Whether a document's element started the command that runs, which JupyterLab
 * allows by `data-commandlinker-command`: before 4.6 also in the Markdown of a
 * notebook that is not trusted. Call before anything is awaited.
 */
export function isFromDocument(): boolean {
  // Only the event that is being handled shows what calls a command.
  const target = globalThis.event?.target as Partial<Element> | undefined;
  return Boolean(target?.closest?.('[data-commandlinker-command]'));
}

export type AddCommand = ReturnType<typeof commandAdder>;

/**
 * Returns a function that adds a command, by default without arguments. What it
 * executes returns nothing: anything in the page can call commands.
 */
export function commandAdder(
  { commands }: Pick<JupyterFrontEnd, 'commands'>,
  palette: ICommandPalette | null,
  trans: TranslationBundle
) {
  return (
    command: string,
    label: string,
    caption: string,
    execute: (args: unknown) => unknown,
    describedBy: CommandRegistry.ICommandOptions['describedBy'] = argumentsOf()
  ): void => {
    commands.addCommand(command, {
      label,
      caption,
      icon: keyIcon,
      describedBy,
      execute: async args => {
        await execute(args);
      }
    });
    palette?.addItem({ command, category: trans.__('API Token') });
  };
}

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

export function notLoadedWords(trans: TranslationBundle): string {
  return trans.__(
    'This could not be loaded. The server may be down, or updated since you opened the page. Try again, or reload the page.'
  );
}
