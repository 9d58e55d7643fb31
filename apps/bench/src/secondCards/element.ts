/** An SVG element: numbers are rounded, `undefined` attributes are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: readonly string[] = [],
): string {
  const set = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? Number(value.toFixed(4)) : value}"`);
  return `<${name}${set.join('')}>${content.join('')}</${name}>`;
}

/** A blur filter of this deviation, in the units of the element it is used in. */
export const blurred = (id: string, deviation: number): string =>
  element('filter', { id, x: -0.3, y: -0.6, width: 1.6, height: 2.2 }, [
    element('feGaussianBlur', { stdDeviation: deviation }),
  ]);
