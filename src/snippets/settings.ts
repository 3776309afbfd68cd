import type { SettingManager } from '@jupyterlab/services';

import type { ApiSnippets } from '../tokens';
import type { ILiveSettings } from '../ui/jupyterlab';

/** The values in `schema/snippets.json`. */
export interface ISnippetValues {
  /** The id of the snippet that is shown first. */
  readonly language: string;

  /** The custom snippets, not validated. */
  readonly custom: readonly unknown[];
}

export interface ISnippetSettings extends ISnippetValues {
  /** Why JupyterLab rejected the settings, `''` when it did not. */
  readonly refused: string;
}

/** Why a custom snippet can't be used. Its name is `''` when it has none. */
export interface ICustomFailure {
  /** Its place in the list, from 1. */
  readonly position: number;
  readonly name: string;
  readonly kind: 'no-name' | 'no-code' | 'name-taken';
}

/**
 * Reads the setting `custom`. A broken snippet does not affect the others.
 *
 * @param taken - The ids and titles of the other snippets.
 */
export function readCustomSnippets(
  values: readonly unknown[],
  taken: Iterable<string>
) {
  const names = new Set(taken);
  const snippets: ApiSnippets.ISnippet[] = [];
  const failures: ICustomFailure[] = [];
  values.forEach((value, index) => {
    const name = textOf(value, 'name')?.trim() ?? '';
    const code = textOf(value, 'code') ?? '';
    const kind =
      (!name && 'no-name') ||
      (!code.trim() && 'no-code') ||
      (names.has(name) && 'name-taken');
    if (kind) {
      failures.push({ position: index + 1, name, kind });
    } else {
      names.add(name);
      snippets.push(makeSnippet(name, code));
    }
  });
  return { snippets, failures };
}

/** Returns a text in an object that is not validated. */
export function textOf(value: unknown, key: string): string | undefined {
  const text: unknown = Object(value)[key];
  return typeof text === 'string' ? text : undefined;
}

function makeSnippet(name: string, code: string): ApiSnippets.ISnippet {
  return {
    id: name,
    title: name,
    places: ['anywhere'],
    render: request => {
      const values = {
        ...request,
        token: request.token ?? '$JUPYTER_API_TOKEN'
      };
      return code.replace(
        /\$\{(token|serverUrl|apiUrl|path|user)\}/g,
        (_, key: keyof typeof values) => String(values[key])
      );
    }
  };
}

/**
 * Reads the settings. Where JupyterLab rejects them as a whole, because of one
 * broken snippet for example, reads what an admin set for everyone: the server
 * puts `overrides.json` into the defaults of the schema.
 */
export async function readSnippetSettings(
  { values, refusal }: ILiveSettings<ISnippetValues>,
  settings: Pick<SettingManager, 'fetch'>
): Promise<ISnippetSettings> {
  if (refusal === null) {
    return { ...values, refused: '' };
  }
  const fetched = await settings
    .fetch('jupyterlab-api-token:snippets')
    .catch(() => null);
  const language = fetched?.schema.properties?.language?.default;
  const custom = fetched?.schema.properties?.custom?.default;
  return {
    language: typeof language === 'string' ? language : values.language,
    custom: Array.isArray(custom) ? custom : values.custom,
    refused: wordsOf(refusal) || 'unknown'
  };
}

/** The errors of an `ISchemaValidator`, each with its place in the settings. */
function wordsOf(reason: unknown): string {
  if (!Array.isArray(reason)) {
    return String(reason);
  }
  return reason
    .map(error => {
      const { dataPath, instancePath, message } = Object(error);
      return [instancePath ?? dataPath, message].filter(Boolean).join(' ');
    })
    .join('; ');
}

/**
 * Where the browser keeps the id of the snippet that was chosen last, and
 * nothing else. Browsers may block their storage.
 */
const KEY = 'jupyterlab-api-token:language';

export function rememberedLanguage(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function rememberLanguage(id: string): void {
  try {
    if (id) {
      localStorage.setItem(KEY, id);
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // The setting decides the next time.
  }
}
