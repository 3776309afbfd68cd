import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { getLines, pythonCode, REQUEST_IMPORTS } from './pythoncode';
import { pythonUrl } from './pythonconnection';

/**
 * Python with nothing but its standard library.
 */
export function pythonStandard(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Python (standard library)',
    rank: 30,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonUrl(request, trans);
      return pythonCode(
        [...imports, ...REQUEST_IMPORTS],
        lines,
        getLines(
          'url',
          hasToken,
          'print(json.dumps(json.load(response), indent=2))'
        )
      );
    }
  };
}
