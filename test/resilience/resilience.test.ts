import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { keepDoubts } from '@ktp-ocr/testing/playwright';
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { buildDemo, type DemoServer, startDemoServer } from '../demoServer.ts';
import { freePort } from '../freePort.ts';
import { toScanner } from '../toScanner.ts';
import { openContext } from '../openPage.ts';
import { fieldValue, openField, REVIEW_TITLE } from '../reviewFields.ts';

// What goes wrong around a scan: the network, the server, the phone. The built demo, its own signer, a real Chromium.
// Each time the person loses nothing they entered, is told in words, and the scan ends as it should.
const person = inventPerson(12);
const SECRET = { DEMO_SESSION_SECRET: 'kept-over-a-restart' };
let server: DemoServer;
let port: string;
let browser: Browser;
let photo: Buffer;

const serve = (): Promise<DemoServer> => startDemoServer(['--built', '--port', port], SECRET);

beforeAll(async () => {
  await buildDemo();
  port = String(await freePort());
  server = await serve();
  const drawn = await drawSpecimen(person, { width: 1600, margin: 0.08, tilt: 2 });
  photo = Buffer.from(await drawn.arrayBuffer());
  // Playwright disables the back/forward cache; people's browsers have it.
  const ignoreDefaultArgs = ['--disable-back-forward-cache'];
  browser = await chromium.launch({ ...launchOptions(['--use-fake-device-for-media-stream']), ignoreDefaultArgs });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A new page showing the scanner; it must end without an uncaught error. */
async function visit(
  walk: (visit: Visit) => Promise<void>,
  onOpen?: (visit: Visit) => Promise<void>,
  { of = browser } = {},
): Promise<void> {
  const context = await openContext(of, { viewport: { width: 360, height: 780 } });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await onOpen?.({ context, page });
    await toScanner(page, server.address);
    await walk({ context, page });
    expect(errors).toEqual([]);
  } finally {
    await context.close();
  }
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function choose(page: Page, bytes = photo): Promise<void> {
  const file = { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: bytes };
  await page.locator('.ktp input[type=file]').first().setInputFiles(file);
}

async function seeReview(page: Page): Promise<void> {
  await heading(page, REVIEW_TITLE).waitFor();
  const nik = await fieldValue(page, 'nik');
  expect(nik.replaceAll(' ', '')).toBe(person.nik);
}

async function confirm(page: Page): Promise<void> {
  await keepDoubts(page);
  await press(page, 'Data sudah cocok');
  await heading(page, 'Data KTP sudah dikonfirmasi').waitFor();
}

/** Holds the page's post to the signer until released. */
function holdUpload(page: Page): { readonly held: Promise<void>; readonly drop: () => Promise<void> } {
  const arrived = new Promise<Route>((resolve) => {
    void page.route('**/api/ktp', (route) => resolve(route), { times: 1 });
  });
  return { held: arrived.then(() => undefined), drop: async () => (await arrived).abort('internetdisconnected') };
}

/** Disables prefetching: what the next screen needs is fetched only when it is needed. */
const fetchNothingAhead = async ({ page }: Visit): Promise<void> => {
  await page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });
};

test('the network is gone when a photo is chosen, and the scan resumes when it returns', () =>
  visit(async ({ context, page }) => {
    await context.setOffline(true);
    await choose(page);
    await page.getByRole('alert').filter({ hasText: 'Foto Anda masih ada. Periksa koneksi' }).waitFor();
    await context.setOffline(false);
    await press(page, 'Pakai foto ini');
    await seeReview(page);
  }, fetchNothingAhead));

test('the network is gone when the photo is sent, and the scan resumes when it returns', () =>
  visit(async ({ context, page }) => {
    await choose(page);
    await page.getByRole('button', { name: 'Sudut kiri atas' }).waitFor();
    await context.setOffline(true);
    await press(page, 'Pakai foto ini');
    await heading(page, 'Tidak ada koneksi').waitFor();
    await context.setOffline(false);
    await seeReview(page);
    await confirm(page);
  }));

test('the network fails while the photo is being sent', () =>
  visit(async ({ context, page }) => {
    const { held, drop } = holdUpload(page);
    await choose(page);
    await press(page, 'Pakai foto ini');
    await held;
    await context.setOffline(true);
    await drop();
    await heading(page, 'Tidak ada koneksi').waitFor();
    expect(await page.getByRole('button', { name: 'Isi manual' }).count()).toBe(1);
    await context.setOffline(false);
    await seeReview(page);
  }));

test('the network is gone during the review, which does not need it and loses nothing', () =>
  visit(async ({ context, page }) => {
    await choose(page);
    await press(page, 'Pakai foto ini');
    await seeReview(page);
    await (await openField(page, 'pekerjaan')).fill('PILOT');
    await context.setOffline(true);
    await confirm(page);
    expect(await page.locator('.ktp').innerText()).toContain('PILOT');
  }));

test('the signer is restarted while it reads', () =>
  visit(async ({ page }) => {
    const sent = page.waitForRequest('**/api/ktp');
    await choose(page);
    await press(page, 'Pakai foto ini');
    await sent;
    await server.stop();
    await heading(page, 'Layanan sedang terganggu').waitFor();
    server = await serve();
    await press(page, 'Coba lagi');
    await seeReview(page);
    await confirm(page);
  }));

test('a slow 3G, from the first byte to the record', () =>
  visit(
    async ({ page }) => {
      await choose(page);
      await press(page, 'Pakai foto ini');
      await page
        .getByText(/\d+ KB/)
        .first()
        .waitFor();
      await seeReview(page);
      await confirm(page);
    },
    async ({ context, page }) => {
      const session = await context.newCDPSession(page);
      const kilobit = 1000 / 8;
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: 400 * kilobit,
        uploadThroughput: 400 * kilobit,
      });
    },
  ));

test('a phone with 2 GB, a slow processor and hardly any memory left', async () => {
  const drawn = await drawSpecimen(person, { width: 4000, margin: 0.08, tilt: 2 });
  const large = Buffer.from(await drawn.arrayBuffer());
  const of = await chromium.launch(launchOptions(['--enable-low-end-device-mode']));
  const scan = async ({ context, page }: Visit): Promise<void> => {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await choose(page, large);
    await session.send('Memory.simulatePressureNotification', { level: 'critical' });
    await press(page, 'Pakai foto ini');
    await session.send('Memory.simulatePressureNotification', { level: 'critical' });
    await seeReview(page);
    await confirm(page);
  };
  await visit(scan, undefined, { of }).finally(() => of.close());
});

test('leaving the page and coming back keeps the review', () =>
  visit(async ({ page }) => {
    await choose(page);
    await press(page, 'Pakai foto ini');
    await seeReview(page);
    await (await openField(page, 'pekerjaan')).fill('PILOT');
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })),
    );
    await page.goto(`${server.address}ponsel`);
    // A page kept in the cache does not load again.
    await page.goBack({ waitUntil: 'commit' });
    await heading(page, REVIEW_TITLE).waitFor();
    expect(await page.evaluate(() => (globalThis as { persisted?: boolean }).persisted)).toBe(true);
    await confirm(page);
    expect(await page.locator('.ktp').innerText()).toContain('PILOT');
  }));

test('the page is suspended while the photo is prepared', () =>
  visit(async ({ context, page }) => {
    const session = await context.newCDPSession(page);
    await choose(page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await press(page, 'Pakai foto ini');
    await seeReview(page);
  }));

test('camera permission is revoked while it is on', () =>
  visit(
    async ({ context, page }) => {
      await page.getByRole('button', { name: /^Foto KTP/ }).click();
      await page.locator("[data-hint]:not([data-hint='starting'])").waitFor();
      await context.clearPermissions();
      await page.getByRole('dialog', { name: 'Kamera belum diizinkan' }).waitFor();
    },
    async ({ context }) => context.grantPermissions(['camera'], { origin: new URL(server.address).origin }),
  ));

const NO_STORE = ['a full disk', 'QuotaExceededError', 'a private window that keeps nothing', 'SecurityError'] as const;
test.each([NO_STORE.slice(0, 2), NO_STORE.slice(2)])('%s', (_, name) =>
  visit(
    async ({ page }) => {
      await choose(page);
      await press(page, 'Pakai foto ini');
      await seeReview(page);
      await confirm(page);
    },
    async ({ page }) => {
      await page.addInitScript((why) => {
        const refuse = (): never => {
          throw new DOMException('Refused', why);
        };
        Storage.prototype.setItem = refuse;
        CacheStorage.prototype.open = async () => refuse();
        IDBFactory.prototype.open = refuse;
        if (why === 'SecurityError')
          for (const store of ['sessionStorage', 'localStorage', 'caches', 'indexedDB'])
            Object.defineProperty(globalThis, store, { get: refuse });
      }, name);
    },
  ),
);
