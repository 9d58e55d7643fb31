/** Whether a value from elsewhere is an object whose members can be inspected. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
