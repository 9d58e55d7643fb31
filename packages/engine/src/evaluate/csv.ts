const QUOTE = '"';

/** The mark between cells: whichever of comma, semicolon and tab is most frequent in the first row. */
function separatorOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

/**
 * Rows of a CSV file as spreadsheets write them: cells in quotes may hold separators, line breaks and doubled quotes.
 * Empty rows are left out.
 *
 * @returns Rows with their numbers in a spreadsheet, or `null` if a quote is never closed.
 */
export function rowsOfCsv(file: string): readonly (readonly [row: number, cells: readonly string[]])[] | null {
  const text = file.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const separator = separatorOf(text);
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const endCell = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] ?? '';
    if (quoted) {
      if (letter !== QUOTE) cell += letter;
      else if (text[i + 1] === QUOTE) cell += text[(i += 1)] ?? '';
      else quoted = false;
    } else if (letter === QUOTE && cell.trim() === '') [cell, quoted] = ['', true];
    else if (letter === separator) endCell();
    else if (letter === '\n') {
      endCell();
      rows.push([]);
    } else cell += letter;
  }
  if (quoted) return null;
  endCell();
  return rows.map((cells, i) => [i + 1, cells] as const).filter(([, cells]) => cells.some((text) => text !== ''));
}
