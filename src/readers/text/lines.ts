/**
 * One line of content before it becomes a paragraph: a source line, a `<p>`, a line before `<br>`. Every notation is brought
 * into this shape first, so that list marks and stacked fractions are read in one place.
 */
export type ContentLine = {
  /** What is underlined from the line's beginning on; '' if nothing. */
  readonly underlined: string;
  /** What follows the underlined part; the whole line mostly. */
  readonly text: string;
  /** A mark that the notation declares (`<li>`); a mark that is typed in the text goes before it. */
  readonly mark: string | null;
  readonly indent: number;
  readonly role: 'heading' | 'body';
  readonly line: number;
  /** It stands in a list whose items carry no tags of their own, so that marks within the line begin items. */
  readonly listed: boolean;
  /** It begins a paragraph of its own; false: it may be the wrapped rest of the line before it. */
  readonly hard: boolean;
};

export function wholeText(line: ContentLine): string {
  return line.underlined + line.text;
}
