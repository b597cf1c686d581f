// Runs before anything else, also on a Node that could not run the rest: one sentence instead of a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`This needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one and try again.`);
  process.exit(1);
}
