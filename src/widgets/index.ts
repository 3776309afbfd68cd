import { validLanguage } from '../words/time';
import type { ILocale } from './modelview';
import { PanelModel } from './panelmodel';
import { ScopeSection } from './scopesection';
import { TestSection } from './testsection';
import { TokenSection } from './tokensection';

/**
 * What the panel's own sections hold, and the model that they share.
 */
export interface IPanelContent {
  readonly model: PanelModel;
  readonly token: TokenSection;
  readonly scope: ScopeSection;
  readonly test: TestSection;
}

/**
 * Make what the panel's own sections hold. This and all that it needs is a
 * chunk of its own, loaded when the panel is first seen.
 *
 * @param languageCode - The interface's language as JupyterLab writes it.
 */
export function createPanelContent(
  languageCode: string | undefined,
  trans: ILocale['trans'],
  ...model: ConstructorParameters<typeof PanelModel>
): IPanelContent {
  const locale = { trans, language: validLanguage(languageCode) };
  const shared = new PanelModel(...model);
  return {
    model: shared,
    token: new TokenSection(shared, locale),
    scope: new ScopeSection(shared, locale),
    test: new TestSection(shared, locale)
  };
}
