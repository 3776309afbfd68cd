import type { ITranslator } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { MessageLoop } from '@lumino/messaging';
import { Panel, Widget } from '@lumino/widgets';

import type { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import type { ILocale } from '../ui/locale';
import { localeOf } from '../ui/locale';
import { NewTokenForm } from './form';
import { NewTokenModel } from './formmodel';
import { HubTokenList } from './list';
import { HubTokensModel } from './model';
import { NewTokenView } from './newtoken';
import { readHubTokenSettings } from './access';
import { HubTokensStanding } from './unavailable';

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

/**
 * The section "Tokens for scripts": whether the page may make them, the form,
 * the token that was just made, and the list.
 */
export class HubTokensSection extends Panel {
  constructor(
    tokens: HubTokensModel,
    newToken: NewTokenModel,
    locale: ILocale
  ) {
    super();
    this._tokens = tokens;
    this._newToken = newToken;
    this._view = new NewTokenView(newToken, locale);
    this.addWidget(new HubTokensStanding(tokens, locale));
    this.addWidget(new NewTokenForm(newToken, locale));
    this.addWidget(this._view);
    this.addWidget(new HubTokenList(tokens, locale));
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._forget();
    super.dispose();
    this._newToken.dispose();
    this._tokens.dispose();
  }

  /**
   * Take up settings that have changed.
   */
  applySettings(): void {
    this._newToken.applySettings();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    // Also where the browser keeps the page, to go back to it.
    window.addEventListener('pagehide', this._forget);
  }

  protected override onBeforeDetach(msg: Message): void {
    super.onBeforeDetach(msg);
    window.removeEventListener('pagehide', this._forget);
    this._mask();
  }

  protected override onBeforeHide(msg: Message): void {
    super.onBeforeHide(msg);
    this._mask();
  }

  private _mask(): void {
    this._newToken.newToken?.mask();
    this._drawAtOnce();
  }

  private readonly _forget = () => {
    this._newToken.dismiss();
    this._drawAtOnce();
  };

  /**
   * Not at the next frame: nothing hidden may hold the token.
   */
  private _drawAtOnce(): void {
    MessageLoop.sendMessage(this._view, Widget.Msg.UpdateRequest);
  }

  private readonly _tokens: HubTokensModel;
  private readonly _newToken: NewTokenModel;
  private readonly _view: NewTokenView;
}
