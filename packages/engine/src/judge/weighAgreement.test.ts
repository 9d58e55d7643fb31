import { inventPerson } from '@ktp-ocr/testing/node';
import { KTP_LINES, type KtpLine } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import type { ReadValue } from '../read/cardRead.ts';
import { weighAgreement } from './weighAgreement.ts';

const person = inventPerson(7);
const read = (change: Partial<Record<KtpLine, Partial<ReadValue>>> = {}) =>
  weighAgreement(
    Object.fromEntries(
      KTP_LINES.map((line) => [line, { text: person[line], confidence: 0.9, boxes: [], ...change[line] }]),
    ),
  );

test("believes a NIK that matches the card's date of birth, sex and region", () => {
  expect(read({ nik: { confidence: 0.5 } }).nik!.confidence).toBeGreaterThan(0.9);
});

test('doubts a NIK whose readings differ in the last four digits, whatever the other lines say', () => {
  expect(read({ nik: { confidence: 0.7, serial: 1 } }).nik!.confidence).toBeGreaterThan(0.9);
  expect(read({ nik: { confidence: 0.7, serial: 0.7 } }).nik!.confidence).toBeLessThan(0.8);
});

test('leaves a NIK alone if another line contradicts it or hardly any reading saw it', () => {
  const other = person.jenisKelamin === 'PEREMPUAN' ? 'LAKI-LAKI' : 'PEREMPUAN';
  expect(read({ nik: { confidence: 0.5 }, jenisKelamin: { text: other } }).nik!.confidence).toBe(0.5);
  expect(read({ nik: { confidence: 0.5 }, provinsi: { text: 'X' }, kabKota: { text: 'X' } }).nik!.confidence).toBe(0.5);
  expect(read({ nik: { confidence: 0.1 } }).nik!.confidence).toBe(0.1);
});

test('doubts an expiry date that is not a birthday or is too early for such cards', () => {
  const birthday = person.tempatTglLahir.slice(-10, -4);
  const until = (text: string) => read({ berlakuHingga: { text } }).berlakuHingga!.confidence;
  expect(until(`${birthday}2017`)).toBe(0.9);
  expect(until(`${birthday}2918`)).toBeLessThan(0.8);
  expect(until(birthday === '01-02-' ? '02-02-2017' : '01-02-2017')).toBeLessThan(0.8);
});

test('doubts a value if the card shows more of it', () => {
  expect(read({ alamat: { confidence: 0.99, missing: true } }).alamat!.confidence).toBeLessThan(0.8);
});

test('believes a title that names the region of the NIK, and no other', () => {
  const region = inventPerson(7).kabKota;
  expect(read({ kabKota: { confidence: 0.6 } }).kabKota).toMatchObject({ text: region, confidence: 0.97 });
  expect(read({ kabKota: { text: 'KOTA REKAAN', confidence: 0.6 } }).kabKota!.confidence).toBe(0.6);
  expect(read({ kabKota: { confidence: 0.6 }, nik: { confidence: 0.1 } }).kabKota!.confidence).toBe(0.6);
});

test('doubts a name with a digit among its letters, and none that is numbered', () => {
  const sure = (line: KtpLine, text: string) => read({ [line]: { text } })[line]!.confidence;
  for (const line of ['nama', 'kelDesa', 'kecamatan'] as const) expect(sure(line, 'C0NTOH REKAAN')).toBeLessThan(0.8);
  expect(sure('tempatTglLahir', 'B0GOR, 07-05-1983')).toBeLessThan(0.8);
  expect(sure('tempatTglLahir', 'BOGOR, 07-05-1983')).toBe(0.9);
  expect(sure('kelDesa', 'CONTOH 2')).toBe(0.9);
  expect(sure('nama', 'CONTOH 2')).toBeLessThan(0.8);
});
