import { simulateCli } from './simulate-cli';

// No database is wired to the command line yet.
void simulateCli(process.argv.slice(2), null).then((code) => {
  process.exitCode = code;
});
