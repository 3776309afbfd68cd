/** The chunk of the sections that follow the token's. */
export { ScopeSection } from '../access/section';
export { DiagnosticsSection } from '../diagnostics/section';
export { TestSection } from '../test/section';
