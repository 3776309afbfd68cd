import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';

import { keyIcon } from '../widgets/icon';
import { notify } from '../widgets/notify';
import type { IPanelSettings } from '../widgets/panelsettings';
import type { SidePanel } from '../widgets/sidepanel';
import type { TokenCopier } from '../widgets/tokencopier';
import { copyWords } from '../words/copy';

/**
 * The ids of the panel's commands. None of them returns the token: commands can be
 * called by anything in the page.
 */
export namespace PanelCommandIDs {
  export const show = 'api-token:show';

  export const copy = 'api-token:copy';

  export const test = 'api-token:test';
}

/**
 * What the commands work with.
 */
export interface ICommandContext {
  readonly copier: TokenCopier;

  readonly panel: SidePanel;

  /** Gives the live settings. */
  readonly settings: () => IPanelSettings;
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
  { commands, shell }: Pick<JupyterFrontEnd, 'commands' | 'shell'>,
  context: ICommandContext,
  trans: TranslationBundle
): void {
  const { copier, panel, settings } = context;
  const show = () => shell.activateById(panel.id);

  commands.addCommand(PanelCommandIDs.show, {
    label: trans.__('Show API Token'),
    caption: trans.__(
      'Show the token that opens this server’s REST API, what it opens, and whether it works'
    ),
    icon: keyIcon,
    describedBy: NO_ARGUMENTS,
    execute: () => {
      show();
    }
  });

  commands.addCommand(PanelCommandIDs.copy, {
    label: trans.__('Copy API Token'),
    caption: trans.__(
      'Copy the token that opens this server’s REST API into the clipboard'
    ),
    icon: keyIcon,
    describedBy: NO_ARGUMENTS,
    execute: async () => {
      const outcome = await copier.copy('token');
      if (outcome === 'refused' || outcome === 'no-token') {
        show();
      }
      if (panel.isVisible) {
        await panel.load();
      }
      const shown = panel.isVisible ? panel.model : null;
      if (shown) {
        shown.showCopied('token', outcome);
        return;
      }
      const { clearClipboardAfterSeconds } = settings();
      const words = copyWords(outcome, clearClipboardAfterSeconds, trans);
      await notify(words, trans);
    }
  });

  commands.addCommand(PanelCommandIDs.test, {
    label: trans.__('Test API Token'),
    caption: trans.__('Call the REST API once with the token alone'),
    icon: keyIcon,
    describedBy: NO_ARGUMENTS,
    execute: async () => {
      show();
      await panel.load();
      await panel.model?.runCheck();
    }
  });
}
