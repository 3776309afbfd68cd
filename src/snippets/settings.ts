import type { SettingManager } from '@jupyterlab/services';

import type { ApiSnippets } from '../tokens';

/**
 * The settings of the plugin `snippets`, as `schema/snippets.json` describes
 * them.
 */
export interface ISnippetSettings {
  /** The id of the snippet that is shown first. */
  readonly language: string;

  /** The site's or the person's own snippets, not yet looked at. */
  readonly custom: readonly unknown[];

  /** Why JupyterLab refused the settings, `''` when it did not. */
  readonly refused: string;
}

/**
 * Read the settings; what is missing gets the schema's default.
 *
 * @param values - The settings that the host has, `{}` where it has none.
 */
export function readSnippetSettings(
  values: Readonly<Record<string, unknown>>
): ISnippetSettings {
  const { language, custom } = values;
  return {
    language: typeof language === 'string' ? language : 'curl',
    custom: Array.isArray(custom) ? custom : [],
    refused: ''
  };
}

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
 * @param taken - The ids and titles of the other snippets.
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
    id: name,
    title: name,
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

/**
 * Read what can be read of settings that JupyterLab refused as a whole: what
 * an admin set for everyone in `overrides.json`, which the server puts into
 * the schema's defaults. One broken snippet must not harm the others.
 *
 * @param reason - What JupyterLab said.
 */
export async function readRefusedSettings(
  settings: Pick<SettingManager, 'fetch'>,
  plugin: string,
  reason: unknown
): Promise<ISnippetSettings> {
  const fetched = await settings.fetch(plugin).catch(() => null);
  const properties = fetched?.schema.properties ?? {};
  return {
    ...readSnippetSettings({
      language: properties.language?.default,
      custom: properties.custom?.default
    }),
    refused: wordsOf(reason) || 'unknown'
  };
}

/**
 * What the validator said: a list of faults, each with its place in the
 * settings (`ISchemaValidator.IError`).
 */
function wordsOf(reason: unknown): string {
  if (!Array.isArray(reason)) {
    return String(reason);
  }
  return reason
    .map(fault => {
      const { dataPath, instancePath, message } = Object(fault);
      return [instancePath ?? dataPath, message].filter(Boolean).join(' ');
    })
    .join('; ');
}
