import type { SettingManager } from '@jupyterlab/services';

import type { ISnippetSettings } from './settings';
import { readSnippetSettings } from './settings';

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
