import type { ITranslator } from '@jupyterlab/translation';
import { Panel } from '@lumino/widgets';

import type { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { localeOf } from '../ui/locale';
import type { IHubTokenSettings } from './access';
import { NewTokenModel } from './formmodel';
import { HubTokenList } from './list';
import { HubTokensModel } from './model';
import { NewTokenView } from './newtoken';
import { HubTokensAvailability } from './unavailable';

/** The section "Tokens for scripts". */
export class HubTokensSection extends Panel {
  constructor(
    token: IApiToken,
    panel: IApiTokenPanel,
    registry: ISnippetRegistry | null,
    readSettings: () => IHubTokenSettings,
    translator: ITranslator
  ) {
    super();
    const locale = localeOf(translator);
    this._tokens = new HubTokensModel(token, panel);
    this._newToken = new NewTokenModel(
      this._tokens,
      panel,
      registry,
      readSettings
    );
    this.addWidget(new HubTokensAvailability(this._tokens, locale));
    this.addWidget(new NewTokenView(this._newToken, locale));
    this.addWidget(new HubTokenList(this._tokens, locale));
  }

  override dispose(): void {
    super.dispose();
    this._newToken.dispose();
    this._tokens.dispose();
  }

  applySettings(): void {
    this._newToken.applySettings();
  }

  private readonly _tokens: HubTokensModel;
  private readonly _newToken: NewTokenModel;
}
