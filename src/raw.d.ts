declare module '*.raw.css' {
  /** The file's text. */
  const css: string;
  export default css;
}
