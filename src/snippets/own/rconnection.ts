import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { belowServer } from '../address';
import { quoteR } from '../quoting/r';
import { hashComment } from './hashcomment';
import { TOKEN_VARIABLE, tokenVariableWords } from './tokenvariable';

/**
 * Lines of R that set `url` to the address of the path and, where there is a
 * token, `token`.
 */
export function rConnectionLines(
  { apiUrl, isOnHub, place, serverUrl, token }: ApiSnippets.IRequest,
  trans: TranslationBundle
): readonly string[] {
  if (place === 'server') {
    const below = quoteR(belowServer(apiUrl, serverUrl));
    const hasToken = token !== '';
    return isOnHub
      ? onHub(below, hasToken, trans)
      : standalone(below, hasToken, trans);
  }
  const address = `url <- ${quoteR(apiUrl)}`;
  if (token === null) {
    return [
      address,
      hashComment(tokenVariableWords(trans)),
      `token <- Sys.getenv("${TOKEN_VARIABLE}")`
    ];
  }
  return token === '' ? [address] : [address, `token <- ${quoteR(token)}`];
}

/**
 * As for Python, see `pythonconnection.ts`.
 */
function onHub(
  below: string,
  hasToken: boolean,
  trans: TranslationBundle
): readonly string[] {
  return [
    hashComment(
      trans.__('JupyterHub tells this server its own address and token.')
    ),
    'server_url <- Sys.getenv("JUPYTERHUB_SERVICE_URL")',
    'server_url <- sub("//(0[.]0[.]0[.]0|[*])?:", "//127.0.0.1:", server_url)',
    ...(hasToken ? ['token <- Sys.getenv("JUPYTERHUB_API_TOKEN")'] : []),
    `url <- paste0(server_url, ${below})`
  ];
}

/**
 * As for Python. `which.max` gives the first that is true, and the first of
 * all where none is.
 */
function standalone(
  below: string,
  hasToken: boolean,
  trans: TranslationBundle
): readonly string[] {
  return [
    hashComment(
      trans.__(
        'The address and token are in a file of this server that only you can read.'
      )
    ),
    'directory <- system2("jupyter", "--runtime-dir", stdout = TRUE)',
    'files <- list.files(directory, "^jpserver-[0-9]+[.]json$", full.names = TRUE)',
    'files <- files[order(file.mtime(files), decreasing = TRUE)]',
    'servers <- lapply(files, jsonlite::read_json)',
    'here <- Sys.getenv(c("JPY_PARENT_PID", "JUPYTER_SERVER_URL"))',
    'is_here <- sapply(servers, \\(s) any(c(s$pid, s$url) %in% here))',
    'server <- servers[[which.max(is_here)]]',
    ...(hasToken ? ['token <- server$token'] : []),
    `url <- paste0(server$url, ${below})`
  ];
}
