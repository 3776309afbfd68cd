import type { ApiSnippets } from '../tokens';

/**
 * Where a snippet can run.
 */
export function placesOf(
  snippet: ApiSnippets.ISnippet | null
): readonly ApiSnippets.Place[] {
  const places = snippet?.places ?? [];
  return places.length ? places : ['anywhere', 'server'];
}

/**
 * Whether a snippet has a way into a notebook.
 */
export function isForNotebooks(
  snippet: ApiSnippets.ISnippet | null
): snippet is ApiSnippets.ISnippet & { readonly kernelLanguage: string } {
  return (
    snippet?.kernelLanguage !== undefined &&
    placesOf(snippet).includes('server')
  );
}
