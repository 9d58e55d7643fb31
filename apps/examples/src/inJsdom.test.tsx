// @vitest-environment jsdom
import { cleanup } from '@testing-library/react';
import { afterEach, test } from 'vitest';
import { scanToTheRecord, scanWithDoubts } from './unitTest.tsx';

afterEach(cleanup);

test('a scan in jsdom, from a file to the record', scanToTheRecord);
test('a doubtful scan in jsdom: the record waits', scanWithDoubts);
