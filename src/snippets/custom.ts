import type { ApiSnippets } from '../tokens';

/**
 * Why a snippet of the settings can't be used.
 *
 * - `shape`: it is not an object with a name and a code
 * - `no-name`, `no-code`: that is missing, empty, or not a text
 * - `name-taken`: another snippet has the name
 */
export type CustomFault = 'shape' | 'no-name' | 'no-code' | 'name-taken';

/**
 * A snippet of the settings that can't be used.
 */
export interface ICustomProblem {
  /** Its place in the list, from 1. */
  readonly position: number;

  /** Its name, `''` when it has none. */
  readonly name: string;

  readonly fault: CustomFault;
}

/**
 * What the setting `custom` holds.
 */
export interface ICustomSnippets {
  readonly snippets: readonly ApiSnippets.ISnippet[];
  readonly problems: readonly ICustomProblem[];
}

/**
 * Read the setting `custom`. A broken snippet is told apart from the others,
 * which are used.
 *
 * @param values - The list as it is in the settings.
 * @param taken - The names of the other snippets.
 */
export function readCustomSnippets(
  values: readonly unknown[],
  taken: Iterable<string>
): ICustomSnippets {
  const names = new Set(taken);
  const snippets: ApiSnippets.ISnippet[] = [];
  const problems: ICustomProblem[] = [];
  values.forEach((value, index) => {
    const { name, code } = partsOf(value);
    const fault = faultOf(value, name, code, names);
    if (fault) {
      problems.push({ position: index + 1, name, fault });
    } else {
      names.add(name);
      snippets.push(makeSnippet(name, code));
    }
  });
  return { snippets, problems };
}

function faultOf(
  value: unknown,
  name: string,
  code: string,
  taken: ReadonlySet<string>
): CustomFault | null {
  if (!isObject(value)) {
    return 'shape';
  }
  if (!name) {
    return 'no-name';
  }
  if (!code.trim()) {
    return 'no-code';
  }
  return taken.has(name) ? 'name-taken' : null;
}

function partsOf(value: unknown): { name: string; code: string } {
  const { name, code } = isObject(value) ? value : {};
  return {
    name: typeof name === 'string' ? name.trim() : '',
    code: typeof code === 'string' ? code : ''
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function makeSnippet(name: string, code: string): ApiSnippets.ISnippet {
  return {
    name,
    places: ['anywhere'],
    render: ({ token, serverUrl, apiUrl, path, user }) => {
      const values: Record<string, string> = {
        // Without the token: the variable, as a shell writes it.
        token: token ?? '$JUPYTER_API_TOKEN',
        serverUrl,
        apiUrl,
        path,
        user
      };
      return code.replace(
        /\$\{(token|serverUrl|apiUrl|path|user)\}/g,
        (_, key: string) => values[key]
      );
    }
  };
}
