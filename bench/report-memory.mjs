// Loaded with --import: says at the end how much memory the process ever had.
process.on('exit', () => {
  process.stderr.write(`peak memory: ${process.resourceUsage().maxRSS * 1024}\n`);
});
