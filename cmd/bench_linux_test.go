package cmd

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// benched is a county's folder, without a store, and the program.
func benched(b *testing.B) (dir, doudi string) {
	b.Helper()
	_, dir = officeStore(b)
	doudi = filepath.Join(dir, "doudi")
	build(b, doudi, "./doudi")
	return dir, doudi
}

// BenchmarkMemory is the most memory that 'roster run' takes as a process, as a
// ratio to its bound of 64 MB and half a KB a household: for an ordinary third
// month, and with standards raised from the first.
func BenchmarkMemory(b *testing.B) {
	dir, doudi := benched(b)
	path := filepath.Join(dir, "office.db")
	bound := float64(64<<20 + benchHouseholds()<<9)
	for _, kind := range []string{"ordinary", "back-pay"} {
		if kind == "back-pay" {
			run(b, path, "policy", "load", filepath.Join(dir, "policy-2026-09"), "--operator", "admin")
		}
		b.Run(kind, func(b *testing.B) {
			var most int64
			for b.Loop() {
				most = max(most, peak(b, exec.Command(doudi, "roster", "run", "--month", "2026-09", "--out", filepath.Join(dir, "out"), "--allow-blocked",
					"--store", path, "--operator", "li", "--key", benchKeys(path))))
			}
			b.ReportMetric(float64(most)/bound, "x-bound")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// peak runs a command and gives the most memory that it took, in bytes, what is
// mapped of the store among it. The system's own account of an ended process would
// count that of the process which started it.
func peak(b *testing.B, c *exec.Cmd) (most int64) {
	b.Helper()
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for tick := time.NewTicker(2 * time.Millisecond); ; {
		select {
		case err := <-ended:
			if err != nil {
				b.Fatal(err)
			}
			return most
		case <-tick.C:
			status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.Process.Pid)) // gone: it has ended
			if _, line, found := strings.Cut(string(status), "VmHWM:"); found {
				var kilobytes int64
				if _, err := fmt.Sscan(line, &kilobytes); err == nil {
					most = max(most, kilobytes<<10)
				}
			}
		}
	}
}

// sqliteImport takes the same sheets into SQLite, with the indexes that look-ups
// by household, region, name and the ends of numbers need: no checks, no spelling,
// nothing sealed, no journal.
const sqliteImport = `PRAGMA synchronous=FULL;
.mode csv
.import household.csv household
.import member.csv member
.import item.csv item
.import decision.csv decision
CREATE INDEX h1 ON household(household);
CREATE INDEX h2 ON household(region,household);
CREATE INDEX h3 ON household(substr(account,-4),household);
CREATE INDEX m1 ON member(id);
CREATE INDEX m2 ON member(substr(id,-4),household);
CREATE INDEX m3 ON member(name,household);
CREATE INDEX m4 ON member(household);
CREATE INDEX i1 ON item(household);
CREATE INDEX d1 ON decision(household,program,id);
`

// BenchmarkImport is import as a process into an empty store, as a ratio to
// SQLite taking in the same sheets.
func BenchmarkImport(b *testing.B) {
	sqlite, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("there is no sqlite3 here")
	}
	dir, doudi := benched(b)
	data := filepath.Join(dir, "data")
	var measured pairs
	for b.Loop() {
		for range 5 {
			folder := b.TempDir()
			theirs := sqliteTakes(b, sqlite, folder, data)
			path := filepath.Join(folder, "office.db")
			if err := os.Mkdir(benchKeys(path), 0o700); err != nil {
				b.Fatal(err)
			}
			run(b, path, "init", "--policy", filepath.Join(dir, "policy"), "--regions", filepath.Join(dir, "region.csv"), "--opening", "2026-07", "--operator", "admin")
			run(b, path, "operator", "add", "li", "--role", "officer", "--operator", "admin")
			measured.add(process(b, doudi, "import", data, "--store", path, "--operator", "li", "--key", benchKeys(path)), theirs)
			if err := os.RemoveAll(folder); err != nil { // each begins with as much room as the one before
				b.Fatal(err)
			}
		}
	}
	measured.report(b, "x-sqlite")
}

// sqliteTakes is how long SQLite takes for a folder's sheets.
func sqliteTakes(b *testing.B, sqlite, into, data string) time.Duration {
	b.Helper()
	c := exec.Command(sqlite, filepath.Join(into, "sqlite.db"))
	c.Dir, c.Stdin = data, strings.NewReader(sqliteImport)
	begin := time.Now()
	if text, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, text)
	}
	return time.Since(begin)
}
