/** The chunk that is loaded on first use. */
import css from '../style/base.raw.css';

export { HubTokensSection } from './hubtokens/content';
export { createPanelContent } from './panel/content';
export { createSnippetsContent, snippetArguments } from './snippets/content';
export { check } from './token/check';
export { inspect } from './token/inspect';

const style = document.createElement('style');
style.textContent = css;
document.head.append(style);
