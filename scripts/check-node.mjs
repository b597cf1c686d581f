// Runs before anything else, also on a Node that could not run the rest: one sentence instead of a syntax error. Node 21 and the first of 22 cannot `require` an ES module.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 12)) {
  console.error(
    `This needs Node 20.19 or newer, of Node 22 at least 22.12; this is ${process.versions.node}. Install a newer one and try again.`,
  );
  process.exit(1);
}
