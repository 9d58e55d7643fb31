import { expect, test } from 'vitest';
import { deskDevice } from './deskDevice.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/149.0.0.0 Safari/537.36`, 'Windows', 'Chrome'],
  [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0`, 'Windows', 'Edge'],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Linux', 'Firefox'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/26.0 Safari/605.1.15`, 'Mac', 'Safari'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) ${WEBKIT} CriOS/149.0 Mobile Safari/604.1`,
    'iPhone',
    'Chrome',
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/29.0 Chrome/136.0 Mobile`,
    'Android',
    'Samsung Internet',
  ],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/149.0.0.0 Safari/537.36`, 'ChromeOS', 'Chrome'],
  [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/149.0 Safari/537.36 OPR/130.0`, 'Windows', 'Opera'],
  ['curl/8.5.0', null, null],
  ['<b>Bank Lain</b>', null, null],
  [`${'x'.repeat(1000)} Windows Firefox/1`, null, null],
  [null, null, null],
])('reads the device from %s', (userAgent, system, browser) => {
  expect(deskDevice(userAgent)).toEqual({ system, browser });
});
