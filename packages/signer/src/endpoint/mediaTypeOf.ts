/** The declared type of a body without its parameters; empty if there is none. */
export function mediaTypeOf(headers: Headers): string {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';');
  return type.trim().toLowerCase();
}
