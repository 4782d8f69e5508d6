/** What stands around a chart that leaves the page. */
export interface ChartWords {
  readonly title: string;
  /** Under the chart: what its lines are, its sources. */
  readonly lines: readonly string[];
}

export interface ChartPicture {
  readonly svg: Blob;
  readonly width: number;
  readonly height: number;
}

const namespace = 'http://www.w3.org/2000/svg';
const margin = 16;
const titleSize = 16;
const lineSize = 11;
const lineHeight = 1.35;
/** Mean width of a letter, in parts of its size: lines are cut before they are drawn. */
const letter = 0.52;

/** Colours of the light page, whatever the reader's: a picture is on white paper. */
function lightTokens(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
      for (const name of rule.style) if (name.startsWith('--')) found.set(name, rule.style.getPropertyValue(name).trim());
    }
  }
  return found;
}

/** Cuts a text in lines of at most so many letters, between words. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function textAt(text: string, y: number, size: number, fill: string, bold = false): SVGTextElement {
  const element = document.createElementNS(namespace, 'text');
  const attributes = { x: String(margin), y: String(y), 'font-size': String(size), fill, ...(bold ? { 'font-weight': '700' } : {}) };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

/**
 * A chart of the page as a drawing that refers to nothing outside of it: colours of the light page written in, on white, its title
 * above, its words below.
 */
export function chartPicture(chart: SVGSVGElement, { title, lines }: ChartWords): ChartPicture {
  const tokens = lightTokens();
  const ink = tokens.get('--ink') ?? '#000';
  const { width: chartWidth, height: chartHeight } = chart.viewBox.baseVal;
  const width = chartWidth + 2 * margin;
  const cut = (texts: readonly string[], size: number): string[] => texts.flatMap((text) => wrapped(text, Math.floor(chartWidth / (size * letter))));
  const [titles, below] = [cut([title], titleSize), cut(lines, lineSize)];
  const top = margin + titles.length * titleSize * lineHeight;
  const height = Math.ceil(top + chartHeight + margin + below.length * lineSize * lineHeight + margin / 2);

  const root = document.createElementNS(namespace, 'svg');
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': tokens.get('--font') ?? 'sans-serif', role: 'img' })) root.setAttribute(name, String(value));
  const label = document.createElementNS(namespace, 'title');
  label.textContent = title;
  const paper = document.createElementNS(namespace, 'rect');
  for (const [name, value] of Object.entries({ width, height, fill: '#fff' })) paper.setAttribute(name, String(value));
  const drawn = document.createElementNS(namespace, 'g');
  drawn.setAttribute('transform', `translate(${margin} ${top})`);
  for (const child of chart.children) drawn.append(child.cloneNode(true));
  for (const element of drawn.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? '';
      if (name === 'class' || name === 'style' || name.startsWith('data-')) element.removeAttribute(name);
      else if (value.includes('var(')) element.setAttribute(name, value.replaceAll(/var\((--[\w-]+)\)/gu, (_, token: string) => tokens.get(token) ?? ink));
    }
  }
  root.append(label, paper, ...titles.map((text, i) => textAt(text, margin + titleSize * (0.9 + i * lineHeight), titleSize, ink, true)), drawn);
  const first = top + chartHeight + margin;
  root.append(...below.map((text, i) => textAt(text, first + lineSize * (0.9 + i * lineHeight), lineSize, tokens.get('--ink-soft') ?? ink)));
  return { svg: new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' }), width, height };
}
