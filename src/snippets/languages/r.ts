import type { TranslationBundle } from '@jupyterlab/translation';

import { belowServer } from '../../rest/path';
import type { ApiSnippets } from '../../tokens';
import {
  hashComment,
  SHORT_ESCAPES,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

/**
 * R with httr2.
 *
 * httr2 does not bring jsonlite along, but can't read or write JSON without it.
 * It never prints an `Authorization` header (0.2.2; and again from 1.1.1, in
 * all that prints a request), and here nothing prints one.
 */
export function r(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'r-httr2',
    title: trans.__('R (httr2)'),
    rank: 60,
    mimeType: 'text/x-rsrc',
    kernelLanguage: 'R',
    render: request => {
      const steps = [
        'request(url)',
        ...(request.token === ''
          ? []
          : ['req_headers(Authorization = paste("token", token))']),
        'req_perform()',
        'resp_body_json()',
        'str()'
      ];
      const paragraphs = [
        ['# install.packages(c("httr2", "jsonlite"))', 'library(httr2)'],
        rConnectionLines(request, trans),
        [steps.join(' |>\n  ')]
      ];
      return paragraphs
        .map(paragraph => `${paragraph.join('\n')}\n`)
        .join('\n');
    }
  };
}

/**
 * Lines of R that set `url` to the address of the path and, where there is a
 * token, `token`.
 */
function rConnectionLines(
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
 * The reason is that of `onHub` in `python.ts`.
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

/**
 * Write a text as a literal of R, on one line and in ASCII.
 *
 * R reads a file as its locale says, which in a container is often none, and
 * on Windows before R 4.2 is never UTF-8; escapes mean the same everywhere.
 *
 * Half of a pair of surrogates is no character to R: U+FFFD stands for it,
 * which is what browsers send for it too.
 *
 * R language definition, "Literal constants"; `?Quotes`.
 *
 * @throws A `RangeError` for a text with NUL, which no text of R can hold.
 */
export function quoteR(text: string): string {
  if (text.includes('\0')) {
    throw new RangeError('A text of R can’t hold the character NUL.');
  }
  const escaped = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/["\\]/g, '\\$&')
    .replace(/[^ -~]/gu, escapeCharacter);
  return `"${escaped}"`;
}

/**
 * As many digits as the language takes: what follows may look like one.
 */
function escapeCharacter(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const hex = codePoint.toString(16);
  return (
    SHORT_ESCAPES[character] ??
    (codePoint <= 0xffff
      ? `\\u${hex.padStart(4, '0')}`
      : `\\U${hex.padStart(8, '0')}`)
  );
}
