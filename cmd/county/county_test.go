package county_test

import (
	"crypto/sha256"
	"encoding/csv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/cmd/county"
	"doudi/reports/spreadsheet"
	"doudi/store"
	"doudi/store/casework"
)

func TestSameOptionsSameBytes(t *testing.T) {
	o := county.Options{Households: 300, Seed: 7}
	first, again, other := t.TempDir(), t.TempDir(), t.TempDir()
	write(t, first, o)
	write(t, again, o)
	o.Seed = 8
	write(t, other, o)
	was, is, differs := digests(t, first), digests(t, again), digests(t, other)
	if len(was) < 30 || len(was) != len(is) {
		t.Fatalf("%d files, then %d", len(was), len(is))
	}
	for name, sum := range was {
		if is[name] != sum {
			t.Errorf("%s is not the same again", name)
		}
	}
	if differs["data/member.csv"] == was["data/member.csv"] {
		t.Error("another seed gives the same people")
	}
}

// A county lives: its files go into a store without a fault, and no month is
// blocked.
func TestLives(t *testing.T) {
	for _, o := range []county.Options{
		{Households: 300, Seed: 1},
		{Households: 300, Seed: 2, Months: 8, Opening: calc.NewMonth(2025, 1)},
		{Households: 9, Townships: 2, VillagesPerTownship: 1, Months: 1, Name: "小河区"},
	} {
		months := liveThrough(t, o)
		for _, m := range months {
			for _, f := range m.Findings {
				if f.Block {
					t.Errorf("%s: %s %v %v", m.Month, f.Code, f.AwardKey, f.Args)
				}
			}
			if n := m.Seal.Warnings; n > 25 {
				t.Errorf("%s: %d warnings: %v", m.Month, n, codes(m.Findings))
			}
		}
	}
}

// Every cause, finding and component that the county is made for is there.
func TestSomethingOfEverything(t *testing.T) {
	months := liveThrough(t, county.Options{Households: 1000})
	causes, programs, found := map[roster.CauseCode]bool{}, map[calc.Program]bool{}, map[string]bool{}
	for _, m := range months {
		for _, f := range m.Findings {
			found[f.Code] = true
		}
		err := m.Each(func(e *roster.Entry) error {
			programs[calc.Program(strings.Clone(string(e.Program)))] = true
			for _, c := range e.Causes {
				causes[roster.CauseCode(strings.Clone(string(c.Code)))] = true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, code := range roster.CauseCodes {
		if code != roster.ReissuePart && code != roster.TaperEnded && causes[code] == (code == roster.Unnamed) {
			t.Errorf("cause %s: %v", code, causes[code])
		}
	}
	for _, p := range []calc.Program{"dibao", "tekun", "orphan", "unattended", "nursing", "living", "elder"} {
		if !programs[p] {
			t.Errorf("nobody is paid %s", p)
		}
	}
	for _, code := range []string{"account.luhn", "account.shared", "payee.stranger", "review.overdue", "taper.ending", "age.high", "debt.open", "amount.moved"} {
		if !found[code] {
			t.Errorf("no finding %s", code)
		}
	}
}

func TestNobodyExists(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, county.Options{Households: 2000})
	people, accounts := map[string]bool{}, map[string]bool{}
	check := func(cells map[string]string) {
		for _, id := range []string{cells["id"], cells["payee_id"]} {
			if id == "" {
				continue
			}
			if _, err := calc.ParseIDNumber(id, calc.NewDay(2026, 12, 31)); err != nil || !strings.HasPrefix(id, "99") {
				t.Errorf("identity number %s: %v", id, err)
			}
		}
		if code, ok := cells["region"]; ok && !strings.HasPrefix(code, "99") {
			t.Errorf("region %s", code)
		}
		if tel, ok := cells["phone"]; ok && (len(tel) != 11 || !strings.HasPrefix(tel, "100")) {
			t.Errorf("phone %s", tel)
		}
		if a, ok := cells["account"]; ok && (len(a) != 19 || !strings.HasPrefix(a, "629999")) {
			t.Errorf("account %s", a)
		}
	}
	bad := 0
	for _, folder := range []string{"data", "events-2026-08", "events-2026-09"} {
		eachRow(t, filepath.Join(dir, folder, "member.csv"), func(cells map[string]string) {
			check(cells)
			people[cells["id"]] = true
		})
		eachRow(t, filepath.Join(dir, folder, "household.csv"), func(cells map[string]string) {
			check(cells)
			accounts[cells["account"]] = true
			if !calc.Luhn(cells["account"]) {
				bad++
			}
		})
	}
	if bad != 1 {
		t.Errorf("%d accounts fail their check digit", bad)
	}
	if n := len(people); n < 2000*2 || n > 2000*24/10 {
		t.Errorf("%d people in 2 000 households", n)
	}
	if len(accounts) < 1800 {
		t.Errorf("%d accounts", len(accounts))
	}
}

func TestCastIsThere(t *testing.T) {
	o := county.Options{Households: 120}
	dir := t.TempDir()
	write(t, dir, o)
	known := map[string]bool{}
	eachRow(t, filepath.Join(dir, "data", "household.csv"), func(cells map[string]string) { known[cells["household"]] = true })
	cast := o.Cast()
	if len(cast) != 20 {
		t.Errorf("%d roles", len(cast))
	}
	for role, n := range cast {
		if !known[string(n)] {
			t.Errorf("%s: no household %s", role, n)
		}
	}
	if len(county.Options{Households: 20}.Cast()) != 0 {
		t.Error("a hamlet has roles")
	}
}

func TestImpossibleCounties(t *testing.T) {
	for _, o := range []county.Options{{Households: -1}, {Townships: 1000}, {Months: -2}, {Opening: calc.NewMonth(1995, 1)}} {
		if err := county.Write(t.TempDir(), o); err == nil {
			t.Errorf("%+v is made", o)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	const households = 100_000
	dir := b.TempDir()
	for b.Loop() {
		if err := county.Write(dir, county.Options{Households: households}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/households, "ns/household")
}

func write(t *testing.T, dir string, o county.Options) {
	t.Helper()
	if err := county.Write(dir, o); err != nil {
		t.Fatal(err)
	}
}

// liveThrough takes a county into a store and runs its months.
func liveThrough(t *testing.T, o county.Options) []*casework.MonthRoster {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, o)
	if o.Opening == 0 {
		o.Opening = calc.NewMonth(2026, 7)
	}
	if o.Months == 0 {
		o.Months = 3
	}
	_, key := store.NewKey("everybody")
	on := func(name string, m calc.Month) *casework.Office {
		day := calc.NewDay(m.Year(), m.Number(), 20)
		return casework.New(filepath.Join(dir, "county.db"), store.Credentials{Operator: name, Secret: key}, day, time.Date(m.Year(), time.Month(m.Number()), 20, 9, 0, 0, 0, time.UTC))
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	founding := casework.Founding{County: o.Name, Opening: o.Opening, Policy: tables(t, dir, "policy"), Regions: tables(t, dir, "region.csv")}
	warnings, _, err := on("admin", o.Opening-1).Found(founding)
	must(err)
	if len(warnings) > 0 {
		t.Errorf("tables: %v", warnings)
	}
	for _, name := range []string{"li", "wang"} {
		must(on("admin", o.Opening-1).AddOperator(store.Operator{Name: name, Roles: []store.Role{store.Officer}}, key))
	}
	take := func(folder string, m calc.Month) {
		if _, err := os.Stat(filepath.Join(dir, folder)); err != nil {
			return
		}
		done, err := on("li", m).Import(tables(t, dir, folder), folder)
		must(err)
		if len(done.Warnings)+done.Known+len(done.Replaced) > 0 {
			t.Errorf("%s: %+v", folder, done)
		}
	}
	take("data", o.Opening-1)
	var months []*casework.MonthRoster
	for m := o.Opening; m < o.Opening+calc.Month(o.Months); m++ {
		if m == o.PolicyMonth() {
			loaded, err := on("admin", m).LoadPolicy(tables(t, dir, county.NewPolicyFolder(m)))
			must(err)
			paid := slices.DeleteFunc(loaded.Warnings, func(f calc.Fault) bool { return f.Code == "policy.changes_paid" }) // as they are made to
			if loaded.Already || len(paid) > 0 {
				t.Errorf("new tables: %+v", loaded)
			}
		}
		take(county.EventFolder(m), m)
		r, err := on("li", m).Roster(m)
		must(err)
		months = append(months, r)
		_, err = on("li", m).Submit(m, nil, false)
		must(err)
		_, err = on("wang", m).Confirm(m, casework.Expectation{})
		must(err)
	}
	if _, deviations, err := on("li", o.Opening).Replay(0); err != nil || len(deviations) > 0 {
		t.Errorf("replay: %v, %v", deviations, err)
	}
	return months
}

func tables(t *testing.T, dir, name string) []calc.Table {
	t.Helper()
	book, err := spreadsheet.Open(filepath.Join(dir, name), spreadsheet.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book.Tables()
}

func codes(fs []roster.Finding) map[string]int {
	count := map[string]int{}
	for _, f := range fs {
		count[f.Code]++
	}
	return count
}

func digests(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	sums := map[string][32]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		sums[name] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

func eachRow(t *testing.T, path string, f func(map[string]string)) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	heading, err := r.Read()
	for err == nil {
		var row []string
		if row, err = r.Read(); err == nil {
			cells := map[string]string{}
			for i, key := range heading {
				cells[key] = row[i]
			}
			f(cells)
		}
	}
	if err != io.EOF {
		t.Fatal(err)
	}
}
