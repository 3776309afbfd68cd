import type { TranslationBundle } from '@jupyterlab/translation';

import type { IHubTokenSettings } from '../hubtokens/settings';
import type { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { validLanguage } from '../words/time';
import { HubTokensModel } from './hubtokensmodel';
import { HubTokensSection } from './hubtokenssection';
import { NewTokenModel } from './newtokenmodel';

/**
 * What the section works with; `null` for what the host has not.
 */
export interface IHubTokensContext {
  readonly token: IApiToken;
  readonly panel: IApiTokenPanel;
  readonly registry: ISnippetRegistry | null;

  /** Gives the live settings. */
  readonly settings: () => IHubTokenSettings;
}

/**
 * Make the section "Tokens for scripts". This and all that it needs is a chunk
 * of its own, loaded when the panel is first seen.
 *
 * @param language - The translations, and the interface's language as
 *   JupyterLab writes it.
 */
export function createHubTokensSection(
  { token, panel, registry, settings }: IHubTokensContext,
  language: {
    readonly trans: TranslationBundle;
    readonly languageCode: string | undefined;
  }
): HubTokensSection {
  const tokens = new HubTokensModel(token, panel);
  const newToken = new NewTokenModel(tokens, panel, registry, settings);
  return new HubTokensSection(tokens, newToken, {
    trans: language.trans,
    language: validLanguage(language.languageCode)
  });
}
