// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import { afterEach, test } from 'vitest';
import { scanToTheRecord, scanWithDoubts } from './unitTest.tsx';

afterEach(cleanup);

test('a scan in happy-dom, from a file to the record', scanToTheRecord);
test('a doubtful scan in happy-dom: the record waits', scanWithDoubts);
