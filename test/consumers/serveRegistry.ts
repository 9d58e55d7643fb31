import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A registry for our packages alone, as if they had been published. */
export interface OwnRegistry {
  /** Environment in which npm finds them there, and everything else where it always does. */
  readonly environment: NodeJS.ProcessEnv;
  readonly end: () => void;
}

/** Serves packed packages to npm. `folder` keeps its settings. */
export async function serveRegistry(tarballs: Readonly<Record<string, string>>, folder: string): Promise<OwnRegistry> {
  const server = createServer(({ url = '/' }, response) => {
    const name = decodeURIComponent(url.slice(1)).replace(/\/-$/, '');
    const file = tarballs[name];
    if (!file) return response.writeHead(404).end();
    const bytes = readFileSync(file);
    if (url.endsWith('/-')) return response.end(bytes);
    const manifest = JSON.parse(execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' }));
    const tarball = `http://${address}/${name}/-`;
    const dist = { tarball, integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}` };
    const { version } = manifest;
    response.setHeader('Content-Type', 'application/json');
    return response.end(
      JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const usual = join(homedir(), '.npmrc');
  const settings = join(folder, '.npmrc');
  const own = existsSync(usual) ? readFileSync(usual, 'utf8') : '';
  writeFileSync(settings, `${own}\n@ktp-ocr:registry=http://${address}/\n`);
  return {
    environment: { ...process.env, NODE_ENV: '', NPM_CONFIG_USERCONFIG: settings },
    end: () => server.close(),
  };
}
