export * from './apitoken';
export * from './panel';
export * from './snippets';
