import { DatabaseSink } from '../engine/database-sink';
import { simulateCli } from './simulate-cli';

void simulateCli(process.argv.slice(2), (databaseUrl, config) => DatabaseSink.open(databaseUrl, config)).then(
  (code) => {
    process.exitCode = code;
  },
);
