import { childOf, childrenOf, elementsOf, isOn, numberOf, valueOf, type XmlElement } from './xml.ts';

/** How a run looks, as far as reading needs it. */
export type RunLook = {
  readonly bold: boolean;
  readonly underlined: boolean;
  readonly hidden: boolean;
  readonly white: boolean;
  /** Something that is not white lies behind it, so that white text can be seen. */
  readonly shaded: boolean;
  readonly capitals: boolean;
  readonly font: string | null;
};

/** Distances in twips (1/20 point); null where nothing is said. */
export type Indentation = { readonly left: number | null; readonly hanging: number | null };

export type ParagraphLook = {
  readonly run: RunLook;
  /** From 0; null for body text. */
  readonly outline: number | null;
  /** The list it is numbered in; null for none. `level` is null where only the list's definition says it, by the style. */
  readonly list: { readonly id: string; readonly level: number | null } | null;
  readonly style: string | null;
  readonly indentation: Indentation;
  /** Indentation that the paragraph itself declares, which counts more than its list's. */
  readonly ownIndentation: Indentation;
};

export type Styles = {
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly base: ParagraphLook;
  readonly defaultParagraph: string | null;
};

/** Word's outline levels end at 9; the tenth means body text. */
const BODY_OUTLINE = 9;

const PLAIN: RunLook = { bold: false, underlined: false, hidden: false, white: false, shaded: false, capitals: false, font: null };
const NO_INDENTATION: Indentation = { left: null, hanging: null };

export function readStyles(root: XmlElement | null): Styles {
  const styles = childrenOf(root ?? undefined, 'w:style');
  const byId = new Map(
    styles.flatMap((style): [string, XmlElement][] => {
      const id = style.attributes.get('w:styleId');
      return id === undefined ? [] : [[id, style]];
    }),
  );
  const defaults = childOf(root ?? undefined, 'w:docDefaults');
  const blank = { outline: null, list: null, style: null, indentation: NO_INDENTATION, ownIndentation: NO_INDENTATION };
  const run = applyRun(PLAIN, childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr'));
  const base = applyParagraph({ ...blank, run }, childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr'));
  const normal = styles.find(
    ({ attributes }) => attributes.get('w:type') === 'paragraph' && /^(?:1|true|on)$/u.test(attributes.get('w:default') ?? ''),
  );
  return { byId, base, defaultParagraph: normal?.attributes.get('w:styleId') ?? null };
}

/** The look of a paragraph: the document's defaults, its style and that style's ancestors, and what it says itself. */
export function lookOfParagraph(styles: Styles, paragraph: XmlElement): ParagraphLook {
  const own = childOf(paragraph, 'w:pPr');
  const style = valueOf(own, 'w:pStyle') ?? styles.defaultParagraph;
  const inherited = ancestry(styles, style).reduce((look, one) => {
    return applyParagraph({ ...look, run: applyRun(look.run, childOf(one, 'w:rPr')) }, childOf(one, 'w:pPr'));
  }, styles.base);
  const look = applyParagraph(inherited, own);
  return { ...look, style, ownIndentation: applyIndentation(NO_INDENTATION, childOf(own, 'w:ind')) };
}

/** The look of a run in a paragraph: its character style and what it says itself. */
export function lookOfRun(styles: Styles, paragraph: RunLook, properties: XmlElement | undefined): RunLook {
  if (properties === undefined) return paragraph;
  const styled = ancestry(styles, valueOf(properties, 'w:rStyle') ?? null).reduce(
    (look, one) => applyRun(look, childOf(one, 'w:rPr')),
    paragraph,
  );
  return applyRun(styled, properties);
}

/** The list that a style belongs to by its numbering properties; for lists that are defined by a style only. */
export function listOfStyle(styles: Styles, style: string): string | null {
  return valueOf(childOf(childOf(styles.byId.get(style), 'w:pPr'), 'w:numPr'), 'w:numId') ?? null;
}

/** A table style fills cells itself (its head row, its bands), so that white text in the table may be seen. */
export function isShadedStyle(styles: Styles, style: string | undefined): boolean {
  return ancestry(styles, style ?? null).some(hasFill);
}

function hasFill(element: XmlElement): boolean {
  return isFill(element) || elementsOf(element).some(hasFill);
}

/** A shading that is not white. */
export function isFill(element: XmlElement | undefined): boolean {
  if (element?.name !== 'w:shd') return false;
  const fill = element.attributes.get('w:fill') ?? 'auto';
  const pattern = element.attributes.get('w:val') ?? 'clear';
  return !/^(?:auto|ffffff)$/iu.test(fill) || !/^(?:clear|nil)$/u.test(pattern);
}

/** The style and the ones that it is based on, the oldest first; a style that is its own ancestor is damage, and ends the line. */
function ancestry(styles: Styles, style: string | null): readonly XmlElement[] {
  const line = new Set<XmlElement>();
  let at = style === null ? undefined : styles.byId.get(style);
  while (at !== undefined && !line.has(at)) {
    line.add(at);
    at = styles.byId.get(valueOf(at, 'w:basedOn') ?? '');
  }
  return [...line].reverse();
}

function applyRun(look: RunLook, properties: XmlElement | undefined): RunLook {
  if (properties === undefined) return look;
  const color = valueOf(properties, 'w:color');
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const highlight = valueOf(properties, 'w:highlight');
  return {
    bold: isOn(childOf(properties, 'w:b')) ?? look.bold,
    underlined: isOn(childOf(properties, 'w:u')) ?? look.underlined,
    hidden: isOn(childOf(properties, 'w:vanish')) ?? look.hidden,
    white: color === undefined ? look.white : color.toUpperCase() === 'FFFFFF',
    shaded: look.shaded || isFill(childOf(properties, 'w:shd')) || (highlight !== undefined && !/^(?:none|white)$/u.test(highlight)),
    capitals: isOn(childOf(properties, 'w:caps')) ?? look.capitals,
    font: fonts?.get('w:ascii') ?? fonts?.get('w:hAnsi') ?? look.font,
  };
}

function applyParagraph(look: ParagraphLook, properties: XmlElement | undefined): ParagraphLook {
  if (properties === undefined) return look;
  const outline = numberOf(valueOf(properties, 'w:outlineLvl'));
  const numbering = childOf(properties, 'w:numPr');
  const id = valueOf(numbering, 'w:numId') ?? look.list?.id;
  const level = numberOf(valueOf(numbering, 'w:ilvl')) ?? look.list?.level ?? null;
  return {
    ...look,
    run: isFill(childOf(properties, 'w:shd')) ? { ...look.run, shaded: true } : look.run,
    outline: outline === undefined ? look.outline : outline < BODY_OUTLINE ? outline : null,
    list: id === undefined || id === '0' ? null : { id, level },
    indentation: applyIndentation(look.indentation, childOf(properties, 'w:ind')),
  };
}

export function applyIndentation(before: Indentation, declared: XmlElement | undefined): Indentation {
  const get = (name: string): number | undefined => numberOf(declared?.attributes.get(name));
  const firstLine = get('w:firstLine');
  return {
    left: get('w:left') ?? get('w:start') ?? before.left,
    hanging: get('w:hanging') ?? (firstLine === undefined ? before.hanging : 0),
  };
}
