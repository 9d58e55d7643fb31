import { configure } from '@testing-library/react';

// A test waits for what it expects, not for a fixed second: the machine may be busy.
configure({ asyncUtilTimeout: 60_000 });
