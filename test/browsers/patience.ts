import { configure } from '@testing-library/react';

// A test waits for what it expects, not for a second: a machine may be busy with other things.
configure({ asyncUtilTimeout: 60_000 });
