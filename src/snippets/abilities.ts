import type { ApiSnippets } from '../tokens';
import { canCreate } from './creation';

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
 * What a snippet can do with a path.
 */
export function actionsOf(
  snippet: ApiSnippets.ISnippet | null,
  path: string
): readonly ApiSnippets.Action[] {
  return (snippet?.actions ?? ['read']).filter(
    action => action === 'read' || canCreate(path)
  );
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
