/** The panel's own sections below the token's, which are loaded together. */
export { ScopeSection } from '../access/section';
export { DiagnosticsSection } from '../diagnostics/section';
export { TestSection } from '../test/section';
