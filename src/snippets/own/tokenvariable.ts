import type { TranslationBundle } from '@jupyterlab/translation';

/**
 * The environment variable from which code reads a token that it does not hold.
 *
 * Not `JUPYTER_TOKEN`: jupyter_server takes that one for the token to ask for.
 */
export const TOKEN_VARIABLE = 'JUPYTER_API_TOKEN';

/**
 * The command that sets it, in bash and zsh: what it reads is not seen, and
 * gets into no history.
 */
export const SET_TOKEN = `read -rs ${TOKEN_VARIABLE} && export ${TOKEN_VARIABLE}`;

/**
 * Say in a line how to set it.
 */
export function tokenVariableWords(trans: TranslationBundle): string {
  return trans.__(
    'Set the token first, without leaving it in the history of your shell: %1',
    SET_TOKEN
  );
}
