import type { ITranslator } from '@jupyterlab/translation';

import { readHubTokenSettings } from '../hubtokens/settings';
import type { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { localeOf } from '../words/locale';
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

  /** Gives the live settings, not yet looked at. */
  readonly settings: () => Readonly<Record<string, unknown>>;
}

/**
 * Make the section "Tokens for scripts".
 */
export function createHubTokensSection(
  { token, panel, registry, settings }: IHubTokensContext,
  translator: ITranslator
): HubTokensSection {
  const tokens = new HubTokensModel(token, panel);
  const newToken = new NewTokenModel(tokens, panel, registry, () =>
    readHubTokenSettings(settings())
  );
  return new HubTokensSection(tokens, newToken, localeOf(translator));
}
