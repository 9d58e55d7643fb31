import { describe, expect, test } from 'vitest';
import { parseTencentResponse, TENCENT_TEXT_FIELDS, tencentError } from './tencent.ts';

const full = {
  ...Object.fromEntries(TENCENT_TEXT_FIELDS.map((name) => [name, `text of ${name}`])),
  Photo: '',
  RequestId: 'request-1',
};

describe('an answer of the API', () => {
  test('has 17 texts and the photo, spelled as documented', () => {
    expect(TENCENT_TEXT_FIELDS).toHaveLength(17);
    expect(TENCENT_TEXT_FIELDS).toContain('Perkerjaan');
    expect(TENCENT_TEXT_FIELDS).toContain('KewargaNegaraan');
  });

  test('is read whole', () => expect(parseTencentResponse(full)).toEqual({ ...full, WarnCardInfos: [] }));

  test('of an older version lacks fields, which become empty', () => {
    const read = parseTencentResponse({ NIK: '3273015708949991', RequestId: 'r' });
    expect(read).toMatchObject({ NIK: '3273015708949991', Nama: '', Provinsi: '', Photo: '', WarnCardInfos: [] });
  });

  test('of a newer version has more fields, which are left alone', () =>
    expect(parseTencentResponse({ ...full, Hologram: { seen: true }, WarnCardInfos: [-9102] })).toMatchObject({
      NIK: full['NIK' as keyof typeof full],
      WarnCardInfos: [-9102],
    }));

  test.each([
    ['null', null],
    ['a text', 'NIK'],
    ['a list', [full]],
    ['an answer without any card field', { RequestId: 'r' }],
    ['an answer with a number for a text', { ...full, NIK: 3_273_015_708_949_991 }],
    ['an answer whose warnings are not integers', { ...full, WarnCardInfos: ['-9102'] }],
    ['an error', { Error: { Code: 'InternalError', Message: '' }, RequestId: 'r' }],
  ])('is refused if it is %s', (_, value) => expect(parseTencentResponse(value)).toBeNull());
});

describe('an error of the API', () => {
  test('is found', () =>
    expect(tencentError({ Error: { Code: 'InternalError', Message: 'm' } })).toEqual({
      Code: 'InternalError',
      Message: 'm',
    }));
  test('without a message still counts', () =>
    expect(tencentError({ Error: { Code: 'X' } })).toEqual({ Code: 'X', Message: '' }));
  test('is not invented', () => {
    expect(tencentError(full)).toBeNull();
    expect(tencentError({ Error: 'no' })).toBeNull();
    expect(tencentError(undefined)).toBeNull();
  });
});
