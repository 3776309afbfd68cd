/**
 * What is loaded when somebody first wants something of the extension: all but
 * the plugins, the commands and the panel's empty frame.
 */
import css from '../style/base.raw.css';

export { check, inspect } from './rest';
export { createHubTokensSection } from './widgets/hubtokens';
export { createPanelContent } from './widgets/panelcontent';
export { createSnippetsContent } from './widgets/snippets';
export { snippetArguments } from './words/snippetarguments';

const style = document.createElement('style');
style.textContent = css;
document.head.append(style);
