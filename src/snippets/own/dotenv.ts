import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { quoteDotenv } from '../quoting/dotenv';
import { hashComment } from './hashcomment';
import { TOKEN_VARIABLE } from './tokenvariable';

/**
 * A `.env` file with the server's address and the token.
 */
export function dotenvFile(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: '.env file',
    title: trans.__('.env file'),
    rank: 100,
    places: ['anywhere'],
    render: ({ serverUrl, token }) => {
      const lines = [line('JUPYTER_API_URL', serverUrl, trans)];
      if (token !== '') {
        lines.push(
          hashComment(
            token === null
              ? trans.__(
                  'Put the token in, keep this file out of version control, and let nobody else read it: %1',
                  PROTECT
                )
              : trans.__(
                  'Keep this file out of version control, and let nobody else read it: %1',
                  PROTECT
                )
          ),
          line(TOKEN_VARIABLE, token ?? '', trans)
        );
      }
      return `${lines.join('\n')}\n`;
    }
  };
}

const PROTECT = 'chmod 600 .env';

function line(name: string, value: string, trans: TranslationBundle): string {
  const quoted = quoteDotenv(value);
  if (quoted === null) {
    throw new Error(
      trans.__(
        'The value of %1 has characters that a .env file can’t hold in a way that all programs understand. Choose another language.',
        name
      )
    );
  }
  return `${name}=${quoted}`;
}
