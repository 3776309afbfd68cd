declare module '*/package.json' {
  /** The version of this package. */
  export const version: string;
}
declare module '*.raw.css' {
  /** The file's text. */
  const css: string;
  export default css;
}
declare module '*.svg' {
  /** The file's text. */
  const svg: string;
  export default svg;
}
