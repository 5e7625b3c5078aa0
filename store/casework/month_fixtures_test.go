package casework_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
	"doudi/store"
	"doudi/store/casework"
)

// Qinghe is a made-up county of sixty households with the rosters that another
// program, written from the rule book alone, computed for it: see
// testdata/qinghe. Its months run from July to November 2026.
const qingheFolder = "testdata/qinghe"

// of2026 is the month with a number in 2026.
func of2026(n int) calc.Month { return calc.NewMonth(2026, n) }

// bureau is the county's office: a store, two officers and an administrator.
type bureau struct {
	*testing.T
	path string
}

// qinghe is the county before July.
func qinghe(t *testing.T) *bureau {
	t.Helper()
	return qingheUntil(t, of2026(7))
}

// qingheUntil is the county with all months before m confirmed, and with what
// comes in before m. Every such county is built once, from the one before it;
// each test gets a copy of its own.
func qingheUntil(t *testing.T, m calc.Month) *bureau {
	t.Helper()
	counties.Lock()
	defer counties.Unlock()
	b := &bureau{t, filepath.Join(t.TempDir(), "qinghe.db")}
	from := m
	for ; from >= of2026(7); from-- {
		if file, built := counties.files[from]; built {
			b.ok(os.WriteFile(b.path, file, 0o600))
			break
		}
	}
	for next := from + 1; next <= m; next++ {
		if next == of2026(7) {
			b.founds()
		} else {
			b.seal(next - 1)
		}
		b.comesIn(next)
		file, err := os.ReadFile(b.path)
		b.ok(err)
		counties.files[next] = file
	}
	return b
}

// counties are the store files of qingheUntil.
var counties = struct {
	sync.Mutex
	files map[calc.Month][]byte
}{files: map[calc.Month][]byte{}}

// founds makes the county's store and imports what is there before July.
func (b *bureau) founds() {
	b.Helper()
	_, _, err := b.as("admin").Found(casework.Founding{
		County: "清河县", Opening: of2026(7), Policy: b.sheets(filepath.Join(qingheFolder, "policy")), Regions: b.sheets(filepath.Join(qingheFolder, "region.csv")),
	})
	b.ok(err)
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "li", Roles: []store.Role{store.Officer}}, testKey()))
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "wang", Roles: []store.Role{store.Officer}}, testKey()))
	b.imports(filepath.Join(qingheFolder, "data"))
}

// comesIn loads and imports what the case has before a month.
func (b *bureau) comesIn(m calc.Month) {
	b.Helper()
	if m == of2026(9) {
		b.loads(filepath.Join(qingheFolder, "policy2"))
	}
	if events := filepath.Join(qingheFolder, "events-"+m.String()); exists(events) {
		b.imports(events)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (b *bureau) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// refused says that an act must have been refused with a code.
func (b *bureau) refused(err error, code string) {
	b.Helper()
	if !calc.Refused(err, code) {
		b.Errorf("got %v, want the refusal %s", err, code)
	}
}

// testKey is the secret of every operator of the tests, in other processes too.
func testKey() store.Secret {
	_, key, err := store.ReadKeyFile([]byte("doudi-key-1 anybody YSBrZXkgZm9yIHRlc3RzOiBpdCBvcGVucyBub3RoaW6sYul0\n"))
	if err != nil {
		panic(err)
	}
	return key
}

// as is an operator's desk, on the same day always.
func (b *bureau) as(operator string) *casework.Office {
	return casework.New(b.path, store.Credentials{Operator: operator, Secret: testKey()}, calc.NewDay(2026, 11, 21), time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC))
}

// sheets opens a folder or file of tables, until the test ends.
func (b *bureau) sheets(path string) []calc.Table {
	b.Helper()
	book, err := spreadsheet.Open(path, spreadsheet.DefaultLimits())
	b.ok(err)
	b.Cleanup(func() { _ = book.Close() })
	return book.Tables()
}

// imports takes a folder in, and has the accounts confirmed that it asks for.
func (b *bureau) imports(path string) *casework.Imported {
	b.Helper()
	done, err := b.as("li").Import(b.sheets(path), path)
	b.ok(err)
	b.confirmsAccounts(done)
	return done
}

// confirmsAccounts has the accounts confirmed that an import asked for, if it did.
func (b *bureau) confirmsAccounts(done *casework.Imported) {
	b.Helper()
	if len(done.Accounts) > 0 {
		asked, err := b.as("wang").AskedAccounts(done.Entry)
		b.ok(err)
		b.ok(second(b.as("wang").ConfirmAccounts(asked)))
	}
}

func (b *bureau) loads(path string) {
	b.Helper()
	_, err := b.as("admin").LoadPolicy(b.sheets(path))
	b.ok(err)
}

// typed imports one sheet written in the test: its name, heading and rows.
func (b *bureau) typed(name, heading string, rows ...string) {
	b.Helper()
	b.imports(b.folder(map[string]string{name: heading + "\n" + strings.Join(rows, "\n") + "\n"}))
}

// folder is a folder of CSV files written in the test.
func (b *bureau) folder(files map[string]string) string {
	b.Helper()
	dir := b.TempDir()
	for name, text := range files {
		b.ok(os.WriteFile(filepath.Join(dir, name+".csv"), []byte(text), 0o600))
	}
	return dir
}

// amended is a copy of one of the county's policies in which rows are replaced
// or, where the row to replace is the table's name alone, added.
func (b *bureau) amended(folder string, changes map[string]string) string {
	b.Helper()
	files := map[string]string{}
	paths, err := filepath.Glob(filepath.Join(qingheFolder, folder, "*.csv"))
	b.ok(err)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		b.ok(err)
		files[strings.TrimSuffix(filepath.Base(path), ".csv")] = string(text)
	}
	for old, new_ := range changes {
		table, row, _ := strings.Cut(old, ":")
		switch {
		case files[table] == "" || row != "" && !strings.Contains(files[table], row+"\n"):
			b.Fatalf("%s has no row %q", table, row)
		case row == "":
			files[table] += new_ + "\n"
		default:
			files[table] = strings.Replace(files[table], row+"\n", new_+"\n", 1)
		}
	}
	return b.folder(files)
}

func (b *bureau) submits(m calc.Month) *casework.Submission {
	b.Helper()
	s, err := b.as("li").Submit(m, nil, false)
	b.ok(err)
	return s
}

// seal submits a month and has it confirmed.
func (b *bureau) seal(m calc.Month) *casework.Submission {
	b.Helper()
	b.submits(m)
	s, err := b.as("wang").Confirm(m, casework.Expectation{})
	b.ok(err)
	return s
}

func (b *bureau) roster(m calc.Month) *casework.MonthRoster {
	b.Helper()
	r, err := b.as("li").Roster(m)
	b.ok(err)
	return r
}

// entries are all entries of a month's roster by award.
func (b *bureau) entries(r *casework.MonthRoster) map[calc.AwardKey]roster.Entry {
	b.Helper()
	out := map[calc.AwardKey]roster.Entry{}
	b.ok(r.Each(func(e *roster.Entry) error {
		kept := *e
		kept.Arrears, kept.Recovery, kept.Causes = slices.Clone(e.Arrears), slices.Clone(e.Recovery), slices.Clone(e.Causes)
		out[e.AwardKey] = kept
		return nil
	}))
	return out
}

// line is the one line of a household's programme.
func (b *bureau) line(m calc.Month, household string, program calc.Program) roster.Entry {
	b.Helper()
	var found []roster.Entry
	for key, e := range b.entries(b.roster(m)) {
		if key.Household == calc.HouseholdNumber(household) && key.Program == program {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		b.Fatalf("%s: household %s has %d entries of %s", m, household, len(found), program)
	}
	return found[0]
}

// journal is the number of entries in the journal: the same where nothing was
// done.
func (b *bureau) journal() uint64 {
	b.Helper()
	seq, _, err := b.as("li").VerifyJournal()
	b.ok(err)
	return seq
}

// sound checks the store whole.
func (b *bureau) sound() {
	b.Helper()
	b.ok(b.as("admin").Store.Check(true))
}

// moneyColumns are the columns of the expected rosters that are compared.
var moneyColumns = []string{"settlement", "head", "insured", "base", "supplement", "minimum", "taper", "bonus", "arrears", "recovery", "total"}

// expected is a month's roster as the other program computed it: for each award
// the columns, with all money in one form.
func (b *bureau) expected(m calc.Month) map[calc.AwardKey]string {
	b.Helper()
	f, err := os.Open(filepath.Join(qingheFolder, "expected-"+m.String()+".csv"))
	b.ok(err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	b.ok(err)
	out := map[calc.AwardKey]string{}
	for _, row := range rows[1:] {
		cell := map[string]string{}
		for i, key := range rows[0] {
			cell[key] = row[i]
		}
		var cells []string
		for i, key := range moneyColumns {
			if i > 2 {
				cell[key] = b.yuan(cell[key])
			}
			cells = append(cells, cell[key])
		}
		key := calc.AwardKey{Household: calc.HouseholdNumber(cell["household"]), Program: calc.Program(cell["program"]), Person: calc.IDNumber(cell["person"])}
		out[key] = strings.Join(cells, " ")
	}
	return out
}

func (b *bureau) yuan(s string) string {
	b.Helper()
	x, err := calc.ParseMoney(strings.TrimPrefix(s, "-"))
	b.ok(err)
	if strings.HasPrefix(s, "-") {
		x = -x
	}
	return x.String()
}

// asExpected are a roster's lines in the form of expected.
func (b *bureau) asExpected(r *casework.MonthRoster) map[calc.AwardKey]string {
	b.Helper()
	out := map[calc.AwardKey]string{}
	for key, e := range b.entries(r) {
		if e.OnRoster() {
			out[key] = fmt.Sprint(e.Settlement, " ", e.Head, " ", e.People, " ", e.Base, " ", e.Supplement, " ", e.Minimum, " ", e.Taper, " ", e.Bonus, " ",
				e.ArrearsTotal(), " ", -e.RecoveryTotal(), " ", e.Total())
		}
	}
	return out
}

// same compares two rosters line by line.
func (b *bureau) same(what string, got, want map[calc.AwardKey]string) {
	b.Helper()
	for _, key := range slices.SortedFunc(maps.Keys(want), compareKeys) {
		if got[key] != want[key] {
			b.Errorf("%s: %v\n got %q\nwant %q", what, key, got[key], want[key])
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(got), compareKeys) {
		if _, there := want[key]; !there {
			b.Errorf("%s: %v is on the roster with %q", what, key, got[key])
		}
	}
}

func compareKeys(a, b calc.AwardKey) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }

// worth is what the steps of an explanation add up to.
func worth(t *testing.T, root *entitlement.Step) calc.Money {
	t.Helper()
	var sum calc.Money
	for _, s := range root.Steps {
		switch s.Code {
		case "base", "care", "supplement", "minimum", "taper", "bonus", "arrears", "recovery", "held":
			negative := strings.HasPrefix(s.Amount, "-")
			x, err := calc.ParseMoney(strings.TrimPrefix(s.Amount, "-"))
			if err != nil {
				t.Fatal(err)
			}
			if negative {
				x = -x
			}
			sum += x
		}
	}
	return sum
}
