import type { ITranslator } from '@jupyterlab/translation';
import { type Message, MessageLoop } from '@lumino/messaging';
import { Panel, Widget } from '@lumino/widgets';

import type { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { localeOf } from '../ui/locale';
import type { IHubTokenSettings } from './access';
import { NewTokenForm } from './form';
import { NewTokenModel } from './formmodel';
import { HubTokenList } from './list';
import { HubTokensModel } from './model';
import { NewTokenView } from './newtoken';
import { HubTokensAvailability } from './unavailable';

export interface IHubTokensContext {
  readonly token: IApiToken;
  readonly panel: IApiTokenPanel;

  /** `null` where the snippets are disabled. */
  readonly registry: ISnippetRegistry | null;

  readonly settings: () => IHubTokenSettings;
}

/**
 * The section "Tokens for scripts": the form, the created token, and the list.
 */
export class HubTokensSection extends Panel {
  constructor(
    { token, panel, registry, settings }: IHubTokensContext,
    translator: ITranslator
  ) {
    super();
    const locale = localeOf(translator);
    this._tokens = new HubTokensModel(token, panel);
    this._newToken = new NewTokenModel(this._tokens, panel, registry, settings);
    this._view = new NewTokenView(this._newToken, locale);
    this.addWidget(new HubTokensAvailability(this._tokens, locale));
    this.addWidget(new NewTokenForm(this._newToken, locale));
    this.addWidget(this._view);
    this.addWidget(new HubTokenList(this._tokens, locale));
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

  applySettings(): void {
    this._newToken.applySettings();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    // The browser may keep the page, to go back to it.
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

  /** Renders at once: nothing hidden may contain the token. */
  private _drawAtOnce(): void {
    MessageLoop.sendMessage(this._view, Widget.Msg.UpdateRequest);
  }

  private readonly _tokens: HubTokensModel;
  private readonly _newToken: NewTokenModel;
  private readonly _view: NewTokenView;
}
