import type { TranslationBundle } from '@jupyterlab/translation';

/**
 * Say that a part of the panel could not be loaded.
 */
export function partNotLoadedWords(trans: TranslationBundle): string {
  return trans.__(
    'This part could not be loaded. The server may be down, or it was updated since the page was opened: try again, or reload the page.'
  );
}

/**
 * Say that what writes the snippets could not be loaded.
 */
export function snippetsNotLoadedWords(trans: TranslationBundle): string {
  return trans.__(
    'The snippets could not be loaded. The server may be down, or it was updated since the page was opened: try again, or reload the page.'
  );
}
