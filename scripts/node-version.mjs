// Plain JavaScript, so that even an old Node can say that it is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} cannot run TypeScript files. Use Node 22.18 or newer (on Linux the install brings its own).`,
  );
  process.exit(1);
}
