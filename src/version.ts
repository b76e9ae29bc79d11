/** The program's version, as in package.json (a test compares them). Stored with every document, so that a newer version reads it again. */
export const VERSION = '0.1.0';
