export default { test: { globals: true, env: { NODE_ENV: 'test' } } };
