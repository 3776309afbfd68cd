/**
 * The chunk that is loaded on first use, and what it loads in turn. What others
 * share with it is in it already.
 */
import css from '../style/base.raw.css';
import { addStyle } from './ui/drawing';

export { createPanelContent } from './panel/content';

export const loadRequests = () => import('./token/requests');
export const loadSnippets = () => import('./snippets/content');
export const loadHubTokens = () => import('./hubtokens/content');

addStyle(css);
