import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';

import { keyIcon } from './widgets/icon';

/**
 * The ids of the commands. None of them returns the token: commands can be
 * called by anything in the page.
 */
export namespace CommandIDs {
  export const show = 'api-token:show';

  export const copy = 'api-token:copy';

  export const test = 'api-token:test';
}

/**
 * What the commands do.
 */
export interface ICommandActions {
  readonly show: () => void;
  readonly copy: () => Promise<void>;
  readonly test: () => Promise<void>;
}

/**
 * The commands' arguments: none.
 */
const NO_ARGUMENTS = {
  args: { type: 'object', properties: {}, additionalProperties: false }
} as const;

/**
 * Register the panel's commands.
 */
export function addPanelCommands(
  commands: JupyterFrontEnd['commands'],
  actions: ICommandActions,
  trans: TranslationBundle
): void {
  commands.addCommand(CommandIDs.show, {
    label: trans.__('Show API Token'),
    caption: trans.__(
      'Show the token that opens this server’s REST API, what it opens, and whether it works'
    ),
    icon: keyIcon,
    describedBy: NO_ARGUMENTS,
    execute: () => {
      actions.show();
    }
  });
  commands.addCommand(CommandIDs.copy, {
    label: trans.__('Copy API Token'),
    caption: trans.__(
      'Copy the token that opens this server’s REST API into the clipboard'
    ),
    icon: keyIcon,
    describedBy: NO_ARGUMENTS,
    execute: () => actions.copy()
  });
  commands.addCommand(CommandIDs.test, {
    label: trans.__('Test API Token'),
    caption: trans.__('Call the REST API once with the token alone'),
    icon: keyIcon,
    describedBy: NO_ARGUMENTS,
    execute: () => actions.test()
  });
}
