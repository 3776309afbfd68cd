import type { TranslationBundle } from '@jupyterlab/translation';

import type { IHubToken } from '../rest/hubtoken';
import type { ApiToken } from '../tokens';
import type { Standing } from '../widgets/hubtokensmodel';
import { nameInWords } from './foreigntext';
import { isHubBefore } from './hubversion';
import { scopeWords } from './scope';
import { relativeTime } from './time';

/**
 * The setting by which an admin lets pages make tokens.
 *
 * A property and not a function: a function there, which JupyterHub's own
 * documentation allows, keeps servers from starting (measured on 3.1.1 to
 * 6.1.1). By its name the server's owner alone gains: with `tokens!user` an
 * admin who visits somebody's server would lend it an admin's rights.
 */
export const ADMIN_RECIPE = `# jupyterhub_config.py
# Put in the spawner of your hub:
from jupyterhub.spawner import LocalProcessSpawner


class TokenSpawner(LocalProcessSpawner):
    @property
    def oauth_client_allowed_scopes(self):
        if self.user.admin:
            return []
        return [f"tokens!user={self.user.name}"]


c.JupyterHub.spawner_class = TokenSpawner
`;

/**
 * Say in a sentence why the page can't make tokens; `''` when it can.
 */
export function standingWords(
  standing: Standing,
  trans: TranslationBundle
): string {
  switch (standing) {
    case 'lite':
      return trans.__(
        'JupyterLite has no server, so there is nothing that a script could open.'
      );
    case 'no-hub':
      return trans.__(
        'A JupyterHub makes tokens that open less and end by themselves, but no JupyterHub runs this server.'
      );
    case 'no-token':
      return trans.__(
        'This page has no token, so it can’t ask the Hub for others: make them on the Hub’s token page.'
      );
    case 'other-origin':
      return trans.__(
        'The Hub has another address than this page, so browsers do not let the page ask it for tokens: make them on the Hub’s token page.'
      );
    case 'asking':
      return trans.__('Asking the Hub …');
    case 'not-asked':
      return trans.__(
        'Cancelled: it is not known whether this page may make tokens.'
      );
    case 'may-not':
      return trans.__(
        'This hub does not let this page make tokens: make them on the Hub’s token page.'
      );
    case 'may-list':
      return trans.__(
        'This hub lets this page list tokens, but not make or revoke them: do that on the Hub’s token page.'
      );
    case 'failed':
    case 'may-make':
      return '';
  }
}

/**
 * Say how to make a narrow token on the Hub's own page, or that it can't.
 *
 * The field "Permissions" came with JupyterHub 5.0.
 */
export function tokenPageWords(
  { hubVersion }: Pick<ApiToken.IFacts, 'hubVersion'>,
  trans: TranslationBundle
): { readonly how: string; readonly takesScope: boolean } {
  const takesScope = !isHubBefore(hubVersion, 5);
  return {
    takesScope,
    how: takesScope
      ? trans.__(
          'For a token that opens this server alone, paste this into its field “Permissions”:'
        )
      : trans.__(
          'Before JupyterHub 5.0 that page makes only tokens that may do all that you may on the Hub: let them end soon, and guard them.'
        )
  };
}

/**
 * Say to an admin what allowing it takes and what it risks.
 */
export function adminWords(
  { hubVersion }: Pick<ApiToken.IFacts, 'hubVersion'>,
  trans: TranslationBundle
): { readonly how: string; readonly danger: string; readonly recipe: string } {
  return hubVersion !== null && isHubBefore(hubVersion, 3)
    ? {
        how: trans.__(
          'JupyterHub %1 can’t let pages make tokens: that came with 3.0.',
          nameInWords(hubVersion)
        ),
        danger: '',
        recipe: ''
      }
    : {
        how: trans.__(
          'With these lines people’s own pages may make, list and revoke their tokens, from the next start of their servers:'
        ),
        danger: trans.__(
          'Danger: whatever runs in such a page can then make a token that does all that its person may on the Hub. On an admin’s page it would rule the Hub, so these lines leave admins out. They name the server’s owner, so that an admin who opens somebody’s server lends it nothing.'
        ),
        recipe: ADMIN_RECIPE
      };
}

/**
 * Say what a token may do, in a line: what it opens or changes, and only
 * where it does neither, what it may read. A list of whole labels, not a
 * sentence: the sign between them says the same in every language.
 */
export function abilityWords(
  scopes: readonly string[],
  trans: TranslationBundle
): string {
  const all = new Set(scopes);
  const strong = scopes.filter(
    scope => !scope.startsWith('read:') && !isImplied(scope, all)
  );
  const told = [...(strong.length ? strong : scopes)].sort();
  return told.length
    ? told
        .map(scope => scopeWords(scope, trans) ?? nameInWords(scope))
        .join(' · ')
    : trans._p('what a token may do', 'Nothing');
}

/**
 * Whether another scope says it already: who may `servers`, may start and stop
 * them; who may `users`, may report activity.
 */
function isImplied(scope: string, scopes: ReadonlySet<string>): boolean {
  const wider: Record<string, string> = {
    'start:servers': 'servers',
    'delete:servers': 'servers',
    'users:activity': 'users',
    'list:users': 'users',
    'delete:users': 'admin:users',
    users: 'admin:users',
    servers: 'admin:servers',
    'admin:server_state': 'admin:servers'
  };
  const [base, ...filter] = scope.split('!');
  const by = wider[base];
  return by !== undefined && scopes.has([by, ...filter].join('!'));
}

/**
 * Say when a token was last used.
 */
export function useWords(
  { lastUsed }: Pick<IHubToken, 'lastUsed'>,
  now: Date,
  language: string,
  trans: TranslationBundle
): string {
  return lastUsed
    ? trans._p(
        'of a token',
        'Used %1',
        // By a clock that is slow it would be used in a moment.
        relativeTime(lastUsed > now ? now : lastUsed, now, language)
      )
    : trans._p('of a token', 'Never used');
}

/**
 * Say when a token was made.
 */
export function creationWords(
  created: Date,
  now: Date,
  language: string,
  trans: TranslationBundle
): string {
  return trans._p(
    'of a token',
    'Made %1',
    relativeTime(created > now ? now : created, now, language)
  );
}

/**
 * Say when a token ends.
 *
 * @param isSoon - Whether to warn of it.
 */
export function endWords(
  { lifetime }: Pick<IHubToken, 'lifetime'>,
  isSoon: boolean,
  now: Date,
  language: string,
  trans: TranslationBundle
): string {
  if (lifetime === null) {
    return trans.__('The Hub does not say when it ends');
  }
  const { expires } = lifetime;
  if (expires === null) {
    return trans._p('of a token', 'Never ends');
  }
  const relative = relativeTime(expires, now, language);
  if (expires <= now) {
    return trans._p('of a token', 'Ended %1', relative);
  }
  return isSoon
    ? trans._p('of a token', 'Ends soon: %1', relative)
    : trans._p('of a token', 'Ends %1', relative);
}
