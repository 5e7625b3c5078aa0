package cmd

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"doudi/calc"
	"doudi/cmd/county"
	"doudi/store"
)

// The benchmarks work on a made-up county of DOUDI_BENCH households, 10 000
// where it is not set.
func benchHouseholds() int {
	if n, err := strconv.Atoi(os.Getenv("DOUDI_BENCH")); err == nil && n > 0 {
		return n
	}
	return 10_000
}

// run runs one command in this process and fails the benchmark unless it ends well.
func run(b *testing.B, path string, args ...string) {
	b.Helper()
	var out, complaint bytes.Buffer
	streams := Streams{Out: &out, Err: &complaint, Getenv: func(string) string { return "" }, Now: time.Now}
	if code := Main(append(args, "--store", path, "--key", benchKeys(path), "--lang", "en"), streams); code != exitDone {
		b.Fatalf("%v: exit %d\n%s", args, code, complaint.String())
	}
}

// benchKeys is the folder of the operators' keys, which init and operator add
// make.
func benchKeys(path string) string { return filepath.Join(filepath.Dir(path), "keys") }

// officeStore is the county's store after two sealed months, with a third to run.
func officeStore(b *testing.B) (path, dir string) {
	b.Helper()
	dir = filepath.Join(b.TempDir(), "county")
	if err := county.Write(dir, county.Options{Households: benchHouseholds(), Seed: 1, Opening: calc.NewMonth(2026, 7), Months: 3}); err != nil {
		b.Fatal(err)
	}
	path = filepath.Join(dir, "office.db")
	if err := os.Mkdir(benchKeys(path), 0o700); err != nil {
		b.Fatal(err)
	}
	run(b, path, "init", "--policy", filepath.Join(dir, "policy"), "--regions", filepath.Join(dir, "region.csv"), "--opening", "2026-07", "--operator", "admin")
	run(b, path, "operator", "add", "li", "--role", "officer", "--operator", "admin")
	run(b, path, "operator", "add", "wang", "--role", "officer", "--operator", "admin")
	run(b, path, "import", filepath.Join(dir, "data"), "--operator", "li")
	for _, month := range []string{"2026-07", "2026-08"} {
		if month == "2026-08" {
			run(b, path, "import", filepath.Join(dir, "events-2026-08"), "--operator", "li")
		}
		run(b, path, "roster", "submit", "--month", month, "--operator", "li")
		run(b, path, "roster", "confirm", "--month", month, "--operator", "wang")
	}
	run(b, path, "import", filepath.Join(dir, "events-2026-09"), "--operator", "li")
	return path, dir
}

// BenchmarkRosterRun is 'roster run' with all its files, the workbook included,
// for an ordinary third month and for one with standards raised from the first,
// as ratios of whole processes to a bare scan and decode of the same households.
func BenchmarkRosterRun(b *testing.B) {
	path, dir := officeStore(b)
	doudi := filepath.Join(dir, "doudi")
	build(b, doudi, "./doudi")
	for _, kind := range []string{"ordinary", "back-pay"} {
		if kind == "back-pay" {
			run(b, path, "policy", "load", filepath.Join(dir, "policy-2026-09"), "--operator", "admin")
		}
		b.Run(kind, func(b *testing.B) {
			var measured pairs
			for b.Loop() {
				for range 5 {
					bare := scanTime(b, path)
					measured.add(process(b, doudi, "roster", "run", "--month", "2026-09", "--out", filepath.Join(dir, "out"), "--store", path, "--operator", "li", "--key", benchKeys(path)), bare)
				}
			}
			measured.report(b, "x-scan")
		})
	}
}

// pairs are ratios of what is measured to its yardstick, taken in turn: of them the
// median counts, since other work on the machine falls on one or the other.
type pairs []float64

func (p *pairs) add(work, bare time.Duration) { *p = append(*p, float64(work)/float64(bare)) }

func (p *pairs) report(b *testing.B, unit string) {
	b.Helper()
	slices.Sort(*p)
	b.ReportMetric((*p)[len(*p)/2], unit)
	b.ReportMetric(0, "ns/op")
}

func scanTime(b *testing.B, path string) time.Duration {
	content, err := os.ReadFile(filepath.Join(benchKeys(path), "li.key"))
	if err != nil {
		b.Fatal(err)
	}
	name, key, err := store.ReadKeyFile(content)
	if err != nil {
		b.Fatal(err)
	}
	begin := time.Now()
	err = store.At(path, store.Credentials{Operator: name, Secret: key}, time.Now).View(func(tx *store.Tx) error {
		return tx.Cases("", func(*calc.Household, []calc.Award) error { return nil })
	})
	if err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}

// BenchmarkProcess is whole processes at the counter, as ratios to a Go program
// that does nothing.
func BenchmarkProcess(b *testing.B) {
	path, dir := officeStore(b)
	doudi, nothing := filepath.Join(dir, "doudi"), filepath.Join(dir, "nothing")
	source := filepath.Join(dir, "nothing.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	build(b, doudi, "./doudi")
	build(b, nothing, source)
	number := fmt.Sprintf("%06d", benchHouseholds()/2)
	for name, args := range map[string][]string{
		"version": {"version"}, "find-number": {"find", number}, "find-initials": {"find", "zxl"},
		"show": {"household", "show", number}, "explain": {"explain", number, "--month", "2026-08"},
	} {
		b.Run(name, func(b *testing.B) {
			var measured pairs
			for b.Loop() {
				bare := process(b, nothing)
				measured.add(process(b, doudi, append(args, "--store", path, "--operator", "li", "--key", benchKeys(path))...), bare)
			}
			measured.report(b, "x-nothing")
		})
	}
}

func build(b *testing.B, out, what string) {
	b.Helper()
	c := exec.Command("go", "build", "-o", out, what)
	c.Env = append(os.Environ(), "CGO_ENABLED=0") // as the README builds it: one file that needs no other
	if text, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, text)
	}
}

func process(b *testing.B, name string, args ...string) time.Duration {
	begin := time.Now()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, out)
	}
	return time.Since(begin)
}
