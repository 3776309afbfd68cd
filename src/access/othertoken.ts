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
      trans.__('It is the same token.'),
      trans.__(
        'Anyone who can run “jupyter server list” as you on that machine can read it.'
      ),
      trans.__('The server accepts it too.')
    ];
  }
  const major = parseInt(facts?.hubVersion ?? '', 10);
  if (Number.isNaN(major)) {
    return [
      trans.__(
        'It is a different token: the server’s own, or one that your admin preconfigured.'
      ),
      trans.__(
        'Which one depends on the version of JupyterHub, which is not known.'
      ),
      trans.__(
        'With JupyterHub before 4.0 it gets 403, unless your admin preconfigured it. With 4.0 and later it gives access to this server until the server stops.'
      )
    ];
  }
  const version = nameInWords(facts?.hubVersion ?? '');
  if (major < 4) {
    return [
      trans.__(
        'It is a different token: random or empty, unless your admin preconfigured it.'
      ),
      trans.__(
        'With JupyterHub %1, this server accepts only tokens that the Hub recognizes.',
        version
      ),
      trans.__(
        'So it gets 403, unless your admin preconfigured it at the Hub too.'
      )
    ];
  }
  return [
    trans.__(
      'It is a different token: the server’s own, unless your admin preconfigured one.'
    ),
    trans.__(
      'JupyterHub %1 gave it to the server for requests to the Hub ($JUPYTERHUB_API_TOKEN). It gives access to this server only, until the server stops.',
      version
    ),
    trans.__('Use yours instead: it identifies you.')
  ];
}
