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

test('a NIK whose date, sex and region are those of the card is believed', () => {
  expect(read({ nik: { confidence: 0.5 } }).nik!.confidence).toBeGreaterThan(0.9);
});

test('a NIK whose readings differ in the last four digits is doubted whatever the other lines say', () => {
  expect(read({ nik: { confidence: 0.7, serial: 1 } }).nik!.confidence).toBeGreaterThan(0.9);
  expect(read({ nik: { confidence: 0.7, serial: 0.7 } }).nik!.confidence).toBeLessThan(0.8);
});

test('a NIK that another line contradicts, or that hardly any reading saw, is left as it was', () => {
  const other = person.jenisKelamin === 'PEREMPUAN' ? 'LAKI-LAKI' : 'PEREMPUAN';
  expect(read({ nik: { confidence: 0.5 }, jenisKelamin: { text: other } }).nik!.confidence).toBe(0.5);
  expect(read({ nik: { confidence: 0.5 }, provinsi: { text: 'X' }, kabKota: { text: 'X' } }).nik!.confidence).toBe(0.5);
  expect(read({ nik: { confidence: 0.1 } }).nik!.confidence).toBe(0.1);
});

test('a dated card is valid until a birthday: another day, or a year before such cards, is doubted', () => {
  const birthday = person.tempatTglLahir.slice(-10, -4);
  const until = (text: string) => read({ berlakuHingga: { text } }).berlakuHingga!.confidence;
  expect(until(`${birthday}2017`)).toBe(0.9);
  expect(until(`${birthday}2918`)).toBeLessThan(0.8);
  expect(until(birthday === '01-02-' ? '02-02-2017' : '01-02-2017')).toBeLessThan(0.8);
});

test('a value of which more stands on the card is doubted', () => {
  expect(read({ alamat: { confidence: 0.99, missing: true } }).alamat!.confidence).toBeLessThan(0.8);
});
