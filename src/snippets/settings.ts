/**
 * The settings of the plugin `snippets`, as `schema/snippets.json` describes
 * them.
 */
export interface ISnippetSettings {
  /** The name of the snippet that is shown first. */
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
