import type { TranslationBundle } from '@jupyterlab/translation';

import { MAX_SCOPES, restWords, scopeWords } from '../access/scopes';
import type { IFailure } from '../rest/failure';
import { failed, failureWords, isLeftOpen } from '../rest/failure';
import { isHubBefore } from '../rest/hub';
import { sentences } from '../rest/text';
import type { ApiToken } from '../tokens';
import { endsSoon } from '../ui/clock';
import type { ILocale } from '../ui/locale';
import { DAY, HOUR, MINUTE, relativeTime } from '../ui/time';
import { nameInWords } from '../ui/untrusted';
import type { Access } from './access';
import type { Availability } from './model';

export function accessWords(access: Access, trans: TranslationBundle): string {
  const words: Record<Access, string> = {
    server: trans._p('access of a token', 'This server'),
    servers: trans._p('access of a token', 'All my servers'),
    'servers-and-control': trans._p(
      'access of a token',
      'All my servers, and start or stop them'
    )
  };
  return words[access];
}

/** Writes a lifetime, such as "30 days". */
export function lifetimeWords(seconds: number, language: string): string {
  const units: [number, string][] = [
    [365 * DAY, 'year'],
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
    [1, 'second']
  ];
  const [length, unit] = units.find(([length]) => seconds % length === 0)!;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long'
  }).format(seconds / length);
}

export function hubFailureWords(
  failure: IFailure,
  trans: TranslationBundle
): string {
  return failureWords(failure, 'hub', 'pressed', trans);
}

export function makingFailureWords(
  failure: IFailure,
  trans: TranslationBundle
): string {
  if (failure.kind === 'bad-request') {
    return failure.message.includes('expires_in')
      ? trans.__(
          'The Hub does not allow such a long lifetime. Choose a shorter one.'
        )
      : trans.__(
          'The Hub refused to create this token. Choose less access or a shorter lifetime.'
        );
  }
  const words = hubFailureWords(failure, trans);
  return isLeftOpen(failure)
    ? sentences(
        words,
        trans.__(
          'The token may have been created anyway. If the list shows one that you do not recognize, revoke it.'
        )
      )
    : words;
}

/**
 * The setting by which an admin lets pages create tokens. Users who have more
 * than the role `user`, by themselves or by a group, are left out.
 *
 * A function in place of the property, which JupyterHub's documentation allows,
 * keeps servers from starting (measured on 3.1.1 to 6.1.1). The scope names the
 * server's owner: with `tokens!user` an admin who opens another user's server
 * would lend it an admin's permissions. `docs/policies.md` has the same text; a
 * test compares them.
 */
export const ADMIN_RECIPE = `# jupyterhub_config.py
# Put in the spawner of your hub:
from jupyterhub.spawner import LocalProcessSpawner


class TokenSpawner(LocalProcessSpawner):
    @property
    def oauth_client_allowed_scopes(self):
        user = self.user
        roles = {role.name for role in user.roles}
        roles |= {role.name for group in user.groups for role in group.roles}
        if user.admin or roles - {"user"}:
            return []
        return [f"tokens!user={user.name}"]


c.JupyterHub.spawner_class = TokenSpawner
`;

/** Says why the page can't create tokens; `''` when it can. */
export function availabilityWords(
  availability: Availability,
  hubVersion: string | null,
  trans: TranslationBundle
): string {
  const words: Record<Availability, string> = {
    lite: trans.__('JupyterLite has no server that a script could call.'),
    'no-hub': trans.__(
      'Only a JupyterHub can create tokens with fewer permissions and an expiry date. This server does not run on one.'
    ),
    'no-token': trans.__(
      'This page has no token to request others with. Create tokens on the Hub’s token page.'
    ),
    'other-origin': hubFailureWords(failed('other-origin'), trans),
    asking: trans.__('Asking the Hub …'),
    'may-not': trans.__(
      'This hub does not allow this page to create tokens. Create them on the Hub’s token page.'
    ),
    'may-list': trans.__(
      'This hub allows this page to list tokens, but not to create or revoke them. Do that on the Hub’s token page.'
    ),
    unlimited: isHubBefore(hubVersion, 3)
      ? trans.__(
          'JupyterHub %1 gives every new token all of your permissions, so this page creates none.',
          nameInWords(hubVersion ?? '')
        )
      : trans.__(
          'Only JupyterHub 3.0 and later limit what a new token gives access to. This Hub’s version is not known, so this page creates none.'
        ),
    failed: '',
    'may-make': ''
  };
  return words[availability];
}

/**
 * Lists what a token gives access to or changes; what it reads only where it
 * does neither.
 */
export function permissionWords(
  scopes: readonly string[] | null,
  trans: TranslationBundle
): string {
  if (scopes === null) {
    return trans.__('Permissions not known');
  }
  if (!scopes.length) {
    return trans._p('permissions of a token', 'Nothing');
  }
  const strong = scopes.filter(scope => !scope.startsWith('read:'));
  const listed = strong.length ? strong : scopes;
  const shown = listed.slice(0, MAX_SCOPES);
  const all = new Set(shown);
  // `servers` implies to start and stop them.
  const isImplied = (scope: string) =>
    /^(start|delete):servers/.test(scope) &&
    all.has(scope.slice(scope.indexOf(':') + 1));
  const words = shown
    .filter(scope => !isImplied(scope))
    .sort()
    .map(scope => scopeWords(scope, trans) ?? nameInWords(scope));
  return [...words, ...restWords(listed.length - shown.length, trans)].join(
    ' · '
  );
}

export function useWords(
  lastUsed: Date | null,
  now: Date,
  { language, trans }: ILocale
): string {
  return lastUsed
    ? trans._p('of a token', 'Last used %1', pastTime(lastUsed, now, language))
    : trans._p('of a token', 'Never used');
}

export function creationWords(
  created: Date,
  now: Date,
  { language, trans }: ILocale
): string {
  return trans._p('of a token', 'Created %1', pastTime(created, now, language));
}

/** The browser's clock may be slow. */
function pastTime(date: Date, now: Date, language: string): string {
  return relativeTime(date > now ? now : date, now, language);
}

export function tokenExpiryWords(
  lifetime: ApiToken.ILifetime | null,
  now: Date,
  { language, trans }: ILocale
): string {
  if (lifetime === null) {
    return trans.__('Expiry date not known');
  }
  const { expires } = lifetime;
  if (expires === null) {
    return trans._p('of a token', 'Never expires');
  }
  const relative = relativeTime(expires, now, language);
  if (expires <= now) {
    return trans._p('of a token', 'Expired %1', relative);
  }
  return endsSoon(lifetime, now)
    ? trans._p('of a token', 'Expires soon: %1', relative)
    : trans._p('of a token', 'Expires %1', relative);
}
