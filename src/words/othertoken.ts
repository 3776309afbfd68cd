import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken, IApiToken } from '../tokens';

/**
 * Answer in three sentences what the token of `jupyter server list` is, and
 * whether it works.
 *
 * Measured: behind JupyterHub before 4.0 that token is random or empty and
 * gets 403; from 4.0 on, with jupyter_server 2, the single-user server puts
 * its own Hub token there, which gets 200. A token that an admin set in
 * advance is shown there on all of them, so none is called refused for sure.
 */
export function otherTokenWords(
  token: Pick<IApiToken, 'kind'>,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): string[] {
  if (token.kind === 'server') {
    return [
      trans.__('It is the same token as this one.'),
      trans.__(
        'Whoever can run “jupyter server list” as you on that machine can read it.'
      ),
      trans.__('It works: the server accepts it as it accepts this one.')
    ];
  }
  const version = facts?.hubVersion ?? null;
  const major = version === null ? NaN : parseInt(version, 10);
  if (Number.isNaN(major)) {
    return [
      trans.__('It is another token: the server’s, not yours.'),
      trans.__(
        'Which one depends on the version of JupyterHub, and the Hub did not tell it.'
      ),
      trans.__(
        'Before JupyterHub 4.0 it is refused with 403 unless an admin set it in advance; from 4.0 on it works, but it is not yours to pass on.'
      )
    ];
  }
  if (major < 4) {
    return [
      trans.__('It is another token: random or empty, and known to nobody.'),
      trans.__(
        'Behind JupyterHub %1 only tokens that the Hub issued open this server, and the Hub does not know that one.',
        version
      ),
      trans.__(
        'So it is refused with 403, unless your admin set it in advance.'
      )
    ];
  }
  return [
    trans.__('It is another token: the server’s own, not yours.'),
    trans.__(
      'JupyterHub %1 gave it to the server to ask the Hub with ($JUPYTERHUB_API_TOKEN), unless your admin set one in advance.',
      version
    ),
    trans.__(
      'It works, for this server alone, until the server is stopped; use yours instead, which says who you are.'
    )
  ];
}
