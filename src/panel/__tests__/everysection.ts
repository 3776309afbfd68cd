import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { ScopeSection } from '../../access/section';
import {
  apiToken,
  appToken,
  MAY_LIST,
  MAY_MAKE,
  MAY_NOT
} from '../../hubtokens/__tests__/fakehub';
import { HubPage } from '../../hubtokens/__tests__/hubpage';
import { NewTokenForm } from '../../hubtokens/form';
import { HubTokenList } from '../../hubtokens/list';
import { NewTokenView } from '../../hubtokens/newtoken';
import { HubTokensStanding } from '../../hubtokens/unavailable';
import { OtherToken } from '../../snippets/__tests__/othertoken';
import {
  FakeToken,
  snippetOf,
  SnippetsPage
} from '../../snippets/__tests__/snippetspage';
import { SnippetButtons, SnippetForm } from '../../snippets/section';
import { readSnippetSettings } from '../../snippets/settings';
import { TestSection } from '../../test/section';
import { hubOf } from '../../token/__tests__/pages';
import { PanelModel } from '../../token/model';
import { TokenSection } from '../../token/section';
import { NO_CHECK, NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { TokenCopier } from '../../ui/clearing';
import type { Model } from '../../ui/model';
import type { ModelView } from '../../ui/view';
import { readPanelSettings } from '../settings';

/**
 * Draws all sections of the panel, in all their states.
 */
export class EverySection {
  /**
   * @param foreign - Stands for each name, note, scope and message of others.
   */
  constructor(foreign = 'alice') {
    this._foreign = foreign;
    this._options = {
      hubPrefix: '/hub/',
      hubUser: foreign,
      hubServerUser: 'owner' + foreign,
      hubServerName: foreign
    };
  }

  /** What was drawn, by the name of its view. */
  readonly drawn: {
    readonly view: string;
    readonly element: VirtualElement;
  }[] = [];

  /**
   * Draw the sections of the page's own token.
   */
  async drawToken(options = this._options): Promise<void> {
    const hubs = [hubOf(options), hubOf({ ...options, hubHost: OTHER }), null];
    for (const hub of hubs) {
      for (const facts of this._facts()) {
        for (const kind of ['hub', 'server', 'none'] as const) {
          await this._drawTokenOf(hub, { ...facts, kind });
        }
      }
    }
  }

  /**
   * Draw the sections of the snippets.
   */
  async drawSnippets(): Promise<void> {
    const foreign = this._foreign;
    const page = new SnippetsPage();
    page.registry.add(
      snippetOf(foreign, {
        kernelLanguage: 'python',
        note: () => foreign
      })
    );
    page.settings = readSnippetSettings({
      custom: [{ name: foreign, code: foreign }, { name: foreign }, 5]
    });
    page.settings = { ...page.settings, refused: foreign };
    const draw = () => {
      this._draw(SnippetForm, page.model);
      this._draw(SnippetButtons, page.model);
    };
    draw();
    await page.model.copy({ language: `no ${foreign}` });
    draw();
    for (const outcome of [
      { kind: 'inserted', path: foreign },
      { kind: 'created', path: foreign },
      { kind: 'other-language', language: foreign },
      { kind: 'failed', reason: foreign }
    ] as const) {
      page.inserter.insert.mockResolvedValue(outcome);
      await page.model.insert();
      draw();
    }
    page.registry.useToken(new OtherToken(foreign));
    draw();
    page.registry.useToken(null);
    page.panel.learnAbsence('password');
    draw();
    page.token.takeAway();
    page.panel.learnAbsence('hub');
    draw();
    page.registry.add(
      snippetOf('failing', {
        render: () => {
          throw new Error(foreign);
        }
      })
    );
    page.model.language = 'failing';
    page.panel.learnAbsence(null);
    draw();
  }

  /**
   * Draw the section of the tokens for scripts.
   *
   * @param page - Whose fake clock and hub the test uses.
   */
  async drawHubTokens(page: HubPage): Promise<void> {
    const foreign = this._foreign;
    const draw = () => {
      this._draw(HubTokensStanding, page.tokens);
      this._draw(NewTokenForm, page.form);
      this._draw(NewTokenView, page.form);
      this._draw(HubTokenList, page.tokens);
    };
    page.moveTo(this._options);
    draw();
    page.hub.tokens = [
      appToken('a2'),
      appToken('a3', { oauth_client: foreign, scopes: [foreign] }),
      ...Array.from({ length: 12 }, (_, index) =>
        apiToken(`b${index}`, {
          note: foreign,
          scopes: [foreign, `servers!user=${foreign}`]
        })
      )
    ];
    await page.open();
    draw();
    page.hub.on('POST tokens', { status: 400, body: { message: foreign } });
    await page.form.make();
    draw();
    page.hub.on('POST tokens');
    page.form.note = `new ${foreign}`;
    await page.form.make();
    page.form.newToken?.reveal();
    draw();
    page.form.dismiss();
    page.hub.on('DELETE token', { status: 403, body: { message: foreign } });
    await page.tokens.revoke(page.listed('b0'));
    draw();
    page.hub.on('DELETE token');
    await page.tokens.revoke(page.listed('b1'));
    draw();
    page.hub.version = null;
    for (const scopes of [MAY_MAKE, MAY_LIST, MAY_NOT]) {
      page.hub.holder = { ...page.hub.holder, scopes };
      for (const version of ['5.0', '2.0']) {
        page.learn({ hubVersion: version + foreign });
        await page.until(() => !page.tokens.isLoading);
        draw();
      }
    }
  }

  private *_facts(): Iterable<ApiToken.IFacts> {
    const foreign = this._foreign;
    for (const hubVersion of [
      null,
      `1.5${foreign}`,
      `3.0${foreign}`,
      `5.0${foreign}`
    ]) {
      const facts = { ...NO_FACTS, hubVersion, status: 502 };
      for (const state of ['works', 'refused', 'unknown'] as const) {
        yield {
          ...facts,
          state,
          owner: foreign,
          scopes: [
            foreign,
            `tokens!user=${foreign}`,
            `servers!server=${foreign}/`
          ]
        };
      }
      for (const absence of [
        'hub',
        'lite',
        'open',
        'password',
        'unknown'
      ] as const) {
        yield { ...facts, absence };
      }
      yield { ...facts, problem: 'other-origin' };
    }
  }

  private async _drawTokenOf(
    hub: ApiToken.IHub | null,
    facts: ApiToken.IFacts
  ): Promise<void> {
    const foreign = this._foreign;
    const token = new AnsweringToken(facts);
    token.hub = hub;
    token.kind = facts.kind;
    token.serverUrl = `https://hub.example/user/${foreign}/`;
    if (facts.kind === 'none') {
      token.read = () => '';
    }
    const settings = readPanelSettings({});
    const model = new PanelModel(
      token,
      new TokenCopier(token, () => 0),
      () => settings
    );
    const draw = () => {
      this._draw(TokenSection, model);
      this._draw(ScopeSection, model);
      this._draw(TestSection, model);
    };
    draw();
    await model.inspect();
    model.reveal();
    draw();
    model.mask();
    if (facts.state !== 'works' || facts.hubVersion !== null) {
      model.dispose();
      return;
    }
    for (const check of this._checks()) {
      token.answer = check;
      await model.runCheck();
      this._draw(TestSection, model);
    }
    model.dispose();
  }

  private *_checks(): Iterable<ApiToken.ICheck> {
    const foreign = this._foreign;
    const rows = [
      {
        name: foreign,
        path: foreign,
        type: foreign,
        id: foreign,
        execution_state: foreign,
        kernel: { name: foreign, execution_state: foreign }
      }
    ];
    for (const [path, data] of [
      ['/api/sessions', rows],
      ['/api/kernels', rows],
      ['/api/terminals', rows],
      ['/api/contents', { type: 'directory', content: rows }],
      ['/api/x', { [foreign]: foreign }],
      ['/api/x', foreign]
    ] as const) {
      yield {
        ...NO_CHECK,
        path,
        data,
        outcome: 'ok',
        status: 200,
        milliseconds: 5
      };
    }
    for (const outcome of [
      'stale',
      'expired',
      'refused',
      'not-found',
      'not-running',
      'server-error',
      'other-status',
      'redirect',
      'outside'
    ] as const) {
      yield {
        ...NO_CHECK,
        path: foreign,
        outcome,
        status: 404,
        message: foreign
      };
    }
  }

  private _draw<M extends Model>(
    view: new (...args: ConstructorParameters<typeof ModelView<M>>) => object,
    model: M
  ): void {
    const made = new view(model, { trans, language: 'en' });
    this.drawn.push({
      view: view.name,
      element: h.div(...(made as IDrawing).render())
    });
  }

  private readonly _foreign: string;
  private readonly _options: Readonly<Record<string, string>>;
}

/**
 * The origin of a hub that is not the page's.
 */
const OTHER = 'https://other.example';

/**
 * What a view draws, which only itself can call in the page.
 */
interface IDrawing {
  readonly render: () => h.Child[];
}

/**
 * A token that says at once what it is told to say.
 */
class AnsweringToken extends FakeToken {
  constructor(private readonly _facts: ApiToken.IFacts) {
    super();
  }

  answer: ApiToken.ICheck | null = null;

  override inspect(): Promise<ApiToken.IFacts> {
    return Promise.resolve(this._facts);
  }

  override check(): Promise<ApiToken.ICheck> {
    return this.answer ? Promise.resolve(this.answer) : super.check();
  }
}
