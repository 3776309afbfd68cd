/**
 * The attributes of an element that can show a token, or code or an answer
 * with one.
 *
 * Browsers and their extensions send what a person writes and reads to others:
 * `spellcheck` (Chrome's enhanced spell check, Edge's editor), `translate`
 * (translation of the page, by the words of the HTML standard also for other
 * tools), `writingsuggestions` (Edge, Safari and Chrome complete what is
 * typed). `autocorrect` and `autocapitalize` have telephones change it.
 */
export const PRIVATE = {
  spellcheck: 'false',
  translate: 'no',
  writingsuggestions: 'false',
  autocorrect: 'off',
  autocapitalize: 'off'
} as const;

/**
 * The attributes of a control in which a person types or chooses: the same,
 * and the browser does not keep what was typed, to offer it again.
 */
export const PRIVATE_FIELD = { ...PRIVATE, autocomplete: 'off' } as const;
