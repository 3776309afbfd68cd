import { belowServer } from '../../rest/path';
import type { ISnippet, IWriting, Lines } from './common';
import {
  escapeCharacter,
  hashComment,
  isOnTls,
  joinParagraphs,
  notFoundWords,
  serverComment,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

/**
 * R with httr2, which does not install jsonlite but needs it for JSON. httr2
 * never prints an `Authorization` header (0.2.2, and again from 1.1.1 on).
 */
export const r: ISnippet = {
  id: 'r-httr2',
  mimeType: 'text/x-rsrc',
  kernelLanguage: 'R',
  note: request => {
    const { trans } = request;
    return isOnTls(request)
      ? trans.__(
          'If the server’s certificate is rejected, set the option “cainfo” of req_options() to the file (.pem) of the authority that signed it.'
        )
      : '';
  },
  render: request => {
    const steps: Lines = [
      'request(url)',
      request.place === 'server' && 'req_options(noproxy = "*")',
      request.basicAuthentication && 'req_auth_basic("USERNAME")',
      request.token !== '' &&
        'req_headers(Authorization = paste("token", token))',
      'req_perform()',
      'resp_body_json()',
      'str()'
    ];
    return joinParagraphs(
      ['# install.packages(c("httr2", "jsonlite"))', 'library(httr2)'],
      connect(request),
      [steps.filter(Boolean).join(' |>\n  ')]
    );
  }
};

/**
 * Lines that set `url` and, where the server requires one, `token`. Inside the
 * server they do what those in `python.ts` do.
 */
function connect(request: IWriting): Lines {
  const { apiUrl, isOnHub, place, serverUrl, token, trans } = request;
  if (place === 'anywhere') {
    return [
      `url <- ${quoteR(apiUrl)}`,
      token === null && hashComment(tokenVariableWords(trans)),
      token === null
        ? `token <- Sys.getenv("${TOKEN_VARIABLE}")`
        : token !== '' && `token <- ${quoteR(token)}`
    ];
  }
  const below = quoteR(belowServer(apiUrl, serverUrl));
  const stop = `stop(${quoteR(notFoundWords(trans))})`;
  return isOnHub
    ? [
        serverComment(request),
        'server_url <- Sys.getenv("JUPYTERHUB_SERVICE_URL")',
        'server_url <- sub("//(0[.]0[.]0[.]0|[*])?:", "//127.0.0.1:", server_url)',
        'if (grepl(":0/", server_url)) server_url <- Sys.getenv("JUPYTER_SERVER_URL")',
        `if (server_url == "") ${stop}`,
        token !== '' && 'token <- Sys.getenv("JUPYTERHUB_API_TOKEN")',
        `url <- paste0(server_url, ${below})`
      ]
    : [
        serverComment(request),
        'directory <- system2("jupyter", "--runtime-dir", stdout = TRUE)',
        'files <- list.files(directory, "^jpserver-[0-9]+[.]json$", full.names = TRUE)',
        'files <- files[order(file.mtime(files), decreasing = TRUE)]',
        'is_unix <- .Platform$OS.type == "unix"',
        'this <- if (is_unix) Sys.getenv(c("JPY_PARENT_PID", "JUPYTER_SERVER_URL")) else ""',
        'here <- c("localhost", "127.0.0.1", Sys.info()[["nodename"]])',
        'is_this <- \\(s) tryCatch({',
        '  at <- url_parse(s$url)',
        '  is_here <- at$hostname %in% here && (!is_unix || tools::pskill(s$pid, 0))',
        '  if (is_here) close(socketConnection(at$hostname, at$port, timeout = 1))',
        '  is_here && (all(this == "") || any(c(s$pid, s$url) %in% this))',
        '}, error = \\(e) FALSE, warning = \\(e) FALSE)',
        'server <- Find(is_this, lapply(files, jsonlite::read_json))',
        `if (is.null(server)) ${stop}`,
        token !== '' && 'token <- server$token',
        `url <- paste0(server$url, ${below})`
      ];
}

/**
 * Writes a text as a literal of R, on one line and in ASCII (R language
 * definition, "Literal constants"; `?Quotes`).
 *
 * R reads a file in the encoding of its locale, which is often unset in a
 * container, and on Windows is never UTF-8 before R 4.2. R has no lone
 * surrogates, so they become U+FFFD, as in a browser's requests.
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
