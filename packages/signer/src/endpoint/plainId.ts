/** A request id that another service gave, where it looks like one; a number or a text of words is not passed on. */
export function plainId(value: unknown): string | null {
  return typeof value === 'string' && /^(?!\d+$)[\w-]{1,64}$/.test(value) ? value : null;
}
