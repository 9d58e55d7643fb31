import { configure } from '@testing-library/react';
import { PATIENCE_MS } from '../patience.ts';

// A test waits for what it expects, not for a fixed second: the machine may be busy.
configure({ asyncUtilTimeout: PATIENCE_MS });
