import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a Redis or Valkey server, or `null`. */
export function findStore(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  for (const name of ['valkey-server', 'redis-server']) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found) return found;
  }
  return null;
}
