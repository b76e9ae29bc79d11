/** Signs of arithmetic that stand the same in every language: what tells a fraction from underlined words. */

/** "x 100%", "× 100", "X 1.000", "• 100%", "Sx 100%" (a speck before it), "100% x", "= 85%": stands beside a bar and is no side of it. */
const SCALE =
  /^[(=]?\s*(?:(?:[x×X*•·⋅]{1,2}\s*|\p{L}[x×X]\s+(?=100))\d[\d.,]*\s*[%‰]?|\d[\d.,]*\s*[%‰]?\s*[x×X*]|[%‰]|=|[x×*])[\s\d.,%‰)=]*$/u;

export const isScale = (text: string): boolean => SCALE.test(text.trim());

/** "x" at the end of a line and "100%" on the next: a scale that had no room. */
export const isParted = (end: string, next: string): boolean => /^[x×X*]$/u.test(end) && /^\d[\d.,]*\s*[%‰]?$/u.test(next);

/** A scale at the end of a line: "… yang dilayani x 100%". */
const SCALE_AT_END = /(?<=\s)[x×X*]\s*\d[\d.,]*\s*[%‰]?[\s.)]*$/u;

export const endsWithScale = (text: string): boolean => SCALE_AT_END.test(text);

/** A bar that was typed: three or more dashes or underscores. */
const TYPED_BAR = /^[-–—‒―─_=]{3,}$/u;

/** A shorter piece of a typed bar that a recogniser broke. */
export const isDashes = (text: string): boolean => /^[-–—‒―─_=]+$/u.test(text);

export const isTypedBar = (text: string): boolean => TYPED_BAR.test(text);
