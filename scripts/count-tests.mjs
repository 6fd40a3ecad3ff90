// Adds up the results files of vitest and prints the closing line. A file that is missing is a failure.
import { readFile } from 'node:fs/promises';

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(await readFile(file, 'utf8'));
    passed += numPassedTests;
    // A file that does not even load has a failed suite and no failed test.
    failed += numFailedTests > 0 || success ? numFailedTests : Math.max(1, numFailedTestSuites);
  } catch (error) {
    process.stderr.write(`${file}: ${error.message}\n`);
    failed += 1;
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
