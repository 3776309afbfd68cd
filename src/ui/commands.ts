import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { LabIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';

import keySvg from '../../style/icons/key.svg';

/**
 * Describe the arguments of a command as a JSON schema.
 *
 * @param properties - Those that it takes.
 */
export function argumentsOf(properties: object): CommandRegistry.Description {
  return {
    args: { type: 'object', properties, additionalProperties: false }
  } as CommandRegistry.Description;
}

/**
 * Whether a command was started by an element of a document, which JupyterLab
 * allows with `data-commandlinker-command`: before 4.6 also in the Markdown of
 * a notebook that is not trusted. Call it before anything is awaited.
 */
export function isFromDocument(): boolean {
  // The event that is being handled. Nothing else tells what calls a command.
  const target = globalThis.event?.target as Partial<Element> | undefined;
  return Boolean(target?.closest?.('[data-commandlinker-command]'));
}

/**
 * Adds a command.
 *
 * @param execute - Runs it. What this gives is kept from the caller: commands
 *   can be called by anything in the page.
 * @param describedBy - What describes its arguments, by default that it has
 *   none.
 */
export type AddCommand = (
  id: string,
  label: string,
  caption: string,
  execute: (args: unknown) => unknown,
  describedBy?: CommandRegistry.ICommandOptions['describedBy']
) => void;

/**
 * Make what adds commands to JupyterLab and to its palette.
 *
 * @param palette - The palette, `null` where there is none.
 */
export function commandAdder(
  { commands }: Pick<JupyterFrontEnd, 'commands'>,
  palette: ICommandPalette | null,
  trans: TranslationBundle
): AddCommand {
  return (command, label, caption, execute, describedBy = argumentsOf({})) => {
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

/**
 * The icon of the panel and its commands.
 */
export const keyIcon = new LabIcon({
  name: 'jupyterlab-api-token:key',
  svgstr: keySvg
});
