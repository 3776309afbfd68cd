import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS, type ICreation } from '../creation';
import { quotePython } from '../quoting/python';
import { creationComments } from './creationcomments';
import { hashComment } from './hashcomment';
import { getLines, pythonCode, REQUEST_IMPORTS, sendLines } from './pythoncode';
import { pythonUrl } from './pythonconnection';
import { assignLines } from './pythonliteral';

/**
 * Python with nothing but its standard library.
 */
export function pythonStandard(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Python (standard library)',
    rank: 30,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    actions: ['read', 'create'],
    render: request => {
      const creation = request.action === 'create' ? creationOf(request) : null;
      const url = creation?.url ?? request.apiUrl;
      const { imports, lines, hasToken } = pythonUrl(request, url, trans);
      return pythonCode(
        [...imports, ...REQUEST_IMPORTS],
        lines,
        creation
          ? createLines(creation, hasToken, trans)
          : getLines('url', hasToken, PRINT)
      );
    }
  };
}

const PRINT = 'print(json.dumps(json.load(response), indent=2))';

function createLines(
  creation: ICreation,
  hasToken: boolean,
  trans: TranslationBundle
): readonly string[] {
  const headers = Object.entries({
    'Content-Type': 'application/json',
    ...(hasToken ? {} : XSRF_HEADERS)
  });
  return [
    ...creationComments(creation, hasToken, trans, hashComment),
    ...assignLines('body', creation.body),
    'data = json.dumps(body).encode()',
    `request = Request(url, data, method=${quotePython(creation.method)})`,
    ...headers.map(
      header => `request.add_header(${header.map(quotePython).join(', ')})`
    ),
    ...sendLines(hasToken, PRINT)
  ];
}
