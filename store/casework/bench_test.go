package casework_test

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/cmd/county"
	"doudi/reports/spreadsheet"
	"doudi/store"
	"doudi/store/casework"
)

// The benchmarks work on a made-up county of DOUDI_BENCH households, 10 000
// where it is not set, in its third month: standards raised with back-pay, so
// that every line looks back. Each prints its time as a ratio to a bare scan
// and decode of the same households, taken in the same run.

var opening = calc.NewMonth(2026, 7)

func benchHouseholds() int {
	if n, err := strconv.Atoi(os.Getenv("DOUDI_BENCH")); err == nil && n > 0 {
		return n
	}
	return 10_000
}

// benchCounty writes a county and gives its folder.
func benchCounty(b *testing.B, households int) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "county")
	if err := county.Write(dir, county.Options{Households: households, Seed: 1, Opening: opening, Months: 3}); err != nil {
		b.Fatal(err)
	}
	return dir
}

func tablesOf(b *testing.B, path string) []calc.Table {
	b.Helper()
	book, err := spreadsheet.Open(path, spreadsheet.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { book.Close() })
	return book.Tables()
}

func officeOf(path, operator string) *casework.Office {
	return casework.New(path, store.Credentials{Operator: operator, Secret: testKey()}, calc.NewDay(2026, 9, 25), time.Date(2026, 9, 25, 9, 0, 0, 0, time.UTC))
}

// founded makes the county's store with its three operators.
func founded(b *testing.B, dir string) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "county.db")
	admin := officeOf(path, "admin")
	_, _, err := admin.Found(casework.Founding{County: "清河县", Opening: opening, Policy: tablesOf(b, filepath.Join(dir, "policy")), Regions: tablesOf(b, filepath.Join(dir, "region.csv"))})
	must(b, err)
	must(b, admin.AddOperator(store.Operator{Name: "li", Roles: []store.Role{store.Officer}}, testKey()))
	must(b, admin.AddOperator(store.Operator{Name: "wang", Roles: []store.Role{store.Officer}}, testKey()))
	return path
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// lived is a store that has lived two months and waits for its third.
func lived(b *testing.B, households int) string {
	b.Helper()
	dir := benchCounty(b, households)
	path := founded(b, dir)
	li, wang := officeOf(path, "li"), officeOf(path, "wang")
	_, err := li.Import(tablesOf(b, filepath.Join(dir, "data")), "data")
	must(b, err)
	for m := opening; m < opening+2; m++ {
		if m > opening {
			_, err := li.Import(tablesOf(b, filepath.Join(dir, "events-"+m.String())), "events")
			must(b, err)
		}
		_, err := li.Submit(m, nil, false)
		must(b, err)
		_, err = wang.Confirm(m, casework.Expectation{})
		must(b, err)
	}
	_, err = officeOf(path, "admin").LoadPolicy(tablesOf(b, filepath.Join(dir, "policy-"+(opening+2).String())))
	must(b, err)
	_, err = li.Import(tablesOf(b, filepath.Join(dir, "events-"+(opening+2).String())), "events")
	must(b, err)
	return path
}

// scan is the yardstick: every household and decision read and decoded.
func scan(b *testing.B, path string) time.Duration {
	b.Helper()
	begin := time.Now()
	must(b, officeOf(path, "li").Store.View(func(tx *store.Tx) error {
		return tx.Cases("", func(*calc.Household, []calc.Award) error { return nil })
	}))
	return time.Since(begin)
}

// BenchmarkRoster is the month with every line looked back at, its causes,
// findings and totals, without files.
func BenchmarkRoster(b *testing.B) {
	path := lived(b, benchHouseholds())
	var bare, work time.Duration
	for b.Loop() {
		bare += scan(b, path)
		begin := time.Now()
		_, err := officeOf(path, "li").Roster(opening + 2)
		must(b, err)
		work += time.Since(begin)
	}
	b.ReportMetric(float64(work)/float64(bare), "x-scan")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkUnpack is reading a sealed month's lines.
func BenchmarkUnpack(b *testing.B) {
	path := lived(b, benchHouseholds())
	var bare, work time.Duration
	for b.Loop() {
		bare += scan(b, path)
		begin := time.Now()
		r, err := officeOf(path, "li").Roster(opening)
		must(b, err)
		must(b, r.Each(func(*roster.Entry) error { return nil }))
		work += time.Since(begin)
	}
	b.ReportMetric(float64(work)/float64(bare), "x-scan")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkImport is the county's spreadsheets into an empty store, checked,
// indexed and journalled.
func BenchmarkImport(b *testing.B) {
	dir := benchCounty(b, benchHouseholds())
	var bare, work time.Duration
	for b.Loop() {
		path := founded(b, dir)
		begin := time.Now()
		_, err := officeOf(path, "li").Import(tablesOf(b, filepath.Join(dir, "data")), "data")
		must(b, err)
		work += time.Since(begin)
		bare += scan(b, path)
	}
	b.ReportMetric(float64(work)/float64(bare), "x-scan")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkGrowth is how the month and the import grow with the county: the
// exponent of time over households between a tenth of the county and all of it.
// 1 is linear.
func BenchmarkGrowth(b *testing.B) {
	small, large := benchHouseholds()/10, benchHouseholds()
	var rosters, imports [2]time.Duration
	for b.Loop() {
		for i, n := range [2]int{small, large} {
			imported, computed := growthOf(b, n)
			imports[i] += imported
			rosters[i] += computed
		}
	}
	exponent := func(t [2]time.Duration) float64 {
		return math.Log(float64(t[1])/float64(t[0])) / math.Log(float64(large)/float64(small))
	}
	b.ReportMetric(exponent(rosters), "roster-exponent")
	b.ReportMetric(exponent(imports), "import-exponent")
	b.ReportMetric(0, "ns/op")
}

func growthOf(b *testing.B, households int) (imported, computed time.Duration) {
	dir := benchCounty(b, households)
	path := founded(b, dir)
	begin := time.Now()
	_, err := officeOf(path, "li").Import(tablesOf(b, filepath.Join(dir, "data")), "data")
	must(b, err)
	imported = time.Since(begin)
	begin = time.Now()
	_, err = officeOf(path, "li").Roster(opening)
	must(b, err)
	return imported, time.Since(begin)
}
