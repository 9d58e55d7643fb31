/** A request id from another service, if it looks like one; a number or a text of several words is not passed on. */
export function plainId(value: unknown): string | null {
  return typeof value === 'string' && /^(?!\d+$)[\w-]{1,64}$/.test(value) ? value : null;
}
