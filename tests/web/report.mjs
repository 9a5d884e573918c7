// Counts and prints what was checked, a line each.

/** A check gives the problems that it found; it may also throw one. */
export class Report {
  passed = 0;
  failed = 0;

  async check(name, test) {
    const start = performance.now();
    let problems;
    try {
      problems = await test();
    } catch (error) {
      problems = [error instanceof Error ? error.message : String(error)];
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const good = problems.length === 0;
    good ? this.passed++ : this.failed++;
    console.log(`${good ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    for (const problem of problems.slice(0, 20)) console.log(problem.replaceAll(/^/gm, "     "));
    return good;
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0;
  }
}
