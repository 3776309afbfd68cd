import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken, IApiToken } from '../tokens';
import { nameInWords } from '../ui/untrusted';

/**
 * Three sentences on the token of `jupyter server list`.
 *
 * Measured: before JupyterHub 4.0 that token is random or empty and gets 403.
 * From 4.0 on, with jupyter_server 2, it is the server's own Hub token and gets
 * 200. A preconfigured token (`IdentityProvider.token`) takes its place with
 * JupyterHub 3.1.1 and jupyter_server 2; not with jupyter_server 1, nor on 5.5.4
 * and 6.1.1 with their single-user extension. It gets 200 when the Hub has it in
 * `JupyterHub.api_tokens`.
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
  const major = parseInt(facts?.hubVersion ?? '', 10);
  if (Number.isNaN(major)) {
    return [
      trans.__(
        'It is another token: the server’s, or one that your admin set in advance.'
      ),
      trans.__(
        'Which one depends on the version of JupyterHub, which the Hub did not tell.'
      ),
      trans.__(
        'Before JupyterHub 4.0 it is refused with 403, unless your admin set it in advance and told the Hub; from 4.0 on it works as long as the Hub knows it.'
      )
    ];
  }
  const version = nameInWords(facts?.hubVersion ?? '');
  if (major < 4) {
    return [
      trans.__(
        'It is another token: random or empty, unless your admin set it in advance.'
      ),
      trans.__(
        'Behind JupyterHub %1 only tokens that the Hub knows open this server, and it knows none that is random.',
        version
      ),
      trans.__(
        'So it is refused with 403, unless your admin set it in advance and told the Hub: then it works.'
      )
    ];
  }
  return [
    trans.__(
      'It is another token: the server’s own, unless your admin set one in advance.'
    ),
    trans.__(
      'JupyterHub %1 gave the server its own to ask the Hub with ($JUPYTERHUB_API_TOKEN); it opens this server alone, until the server is stopped.',
      version
    ),
    trans.__(
      'It works as long as the Hub knows it; use yours instead, which says who you are.'
    )
  ];
}
