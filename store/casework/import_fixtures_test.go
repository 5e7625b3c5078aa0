package casework_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// files are the sheets of one import by their names, as CSV.
type files map[string]string

// parish is a county with Qinghe's tables and regions, and a village more that
// is neither urban nor rural, in which nobody lives yet.
func parish(t *testing.T) *bureau {
	t.Helper()
	b := &bureau{t, filepath.Join(t.TempDir(), "parish.db")}
	regions, err := os.ReadFile(filepath.Join(qingheFolder, "region.csv"))
	b.ok(err)
	_, _, err = b.as("admin").Found(casework.Founding{
		County: "清河县", Opening: of2026(7), Policy: b.sheets(filepath.Join(qingheFolder, "policy")),
		Regions: b.sheets(b.folder(files{"region": string(regions) + "999901003006,新村,\n"})),
	})
	b.ok(err)
	for _, name := range []string{"li", "wang"} {
		b.ok(b.as("admin").AddOperator(store.Operator{Name: name, Roles: []store.Role{store.Officer}}, testKey()))
	}
	t.Cleanup(b.sound)
	return b
}

// takes imports sheets that must be taken.
func (b *bureau) takes(fs files) *casework.Imported {
	b.Helper()
	done, err := b.tries("li", fs)
	b.ok(err)
	return done
}

func (b *bureau) tries(operator string, fs files) (*casework.Imported, error) {
	b.Helper()
	return b.as(operator).Import(b.sheets(b.folder(fs)), "data")
}

// dryRun is what an import would do.
func (b *bureau) dryRun(fs files) (*casework.Imported, error) {
	b.Helper()
	o := b.as("li")
	o.Dry = true
	return o.Import(b.sheets(b.folder(fs)), "data")
}

// holds is everything in the store's file, key by key.
func (b *bureau) holds() string {
	b.Helper()
	return contents(b, b.path)
}

func contents(t testing.TB, path string) string {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out strings.Builder
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, bucket *bbolt.Bucket) error {
			return bucket.ForEach(func(k, v []byte) error {
				fmt.Fprintf(&out, "%s %x %x\n", name, k, v)
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// household is what is on file.
func (b *bureau) household(n calc.HouseholdNumber) *calc.Household {
	b.Helper()
	var h *calc.Household
	b.ok(b.as("li").Store.View(func(tx *store.Tx) (err error) {
		h, err = tx.Household(n)
		return err
	}))
	return h
}

// awards are a household's awards with all their decisions.
func (b *bureau) awards(n calc.HouseholdNumber) []calc.Award {
	b.Helper()
	var awards []calc.Award
	b.ok(b.as("li").Store.View(func(tx *store.Tx) error {
		home, err := tx.Home(n)
		if err != nil {
			return err
		}
		awards, err = tx.Awards(home, n)
		return err
	}))
	return awards
}

// damage changes the file behind the store's back.
func (b *bureau) damage(f func(tx *bbolt.Tx) error) {
	b.Helper()
	db, err := bbolt.Open(b.path, 0o600, nil)
	b.ok(err)
	b.ok(errors.Join(db.Update(f), db.Close()))
}

// faultsOf are the faults that refuse an import, each as "member.csv:3 code
// operand operand", in order; an error that is none is fatal.
func (b *bureau) faultsOf(err error) []string {
	b.Helper()
	var faults calc.Faults
	if !errors.As(err, &faults) {
		b.Fatalf("no faults, but %v", err)
	}
	var list []string
	for _, f := range faults.Refusing() {
		place := "-"
		if f.Place.File != "" {
			place = fmt.Sprintf("%s:%d", f.Place.File, f.Place.Line)
		}
		list = append(list, strings.TrimSpace(fmt.Sprint(place, " ", f.Code, " ", strings.Join(f.Args, " "))))
	}
	slices.Sort(list)
	return list
}

// with is files with others added to them, or in their place.
func (fs files) with(others files) files {
	out := maps.Clone(fs)
	maps.Copy(out, others)
	return out
}

// card makes an identity number with its check digit.
func card(birth string, n int) string {
	s := fmt.Sprintf("999999%s%03d", birth, n)
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += weight * int(s[i]-'0')
	}
	return s + string("10X98765432"[sum%11])
}

// The people of the parish.
var (
	zhang = card("19600101", 1) // of household 1
	wife  = card("19620202", 2)
	child = card("20150303", 3)
	liu   = card("19500404", 4) // of household 2
	none  = card("19990505", 5) // of no household
)

// home is the sheets with which the parish begins: two families with means and
// awards.
var home = files{
	"household": "household,region,settlement,address,phone,payee,payee_id,bank,account,hukou,permit_until,relative_of,note\n" +
		"1,999901001001,urban,东关1号,13900000001,张三," + zhang + ",农村商业银行,6230000000000000001,permit,2030-05-31,王丽,危房\n" +
		"2,999901001002,,,,刘五," + liu + ",,6230000000000000002,,,,\n",
	"member": "household,name,id,relation,counted,disability,level,certificate_until,illness,labour,schooling,selfcare,special,note\n" +
		"1,张三," + zhang + ",head,,physical,2,2031-01-01,severe,none,,partial,veteran,住院\n" +
		"1,李秀," + wife + ",spouse,yes,,,,,full,,,,\n" +
		"1,张小," + child + ",child,no,,,,,,compulsory,,,在外\n" +
		"2,刘五," + liu + ",head,,,,,,none,,dependent,,\n",
	"item": "household,id,kind,amount,per,note\n" +
		"1," + zhang + ",transfer,200.00,month,养老金\n" +
		"1,,medical,1200.00,year,\n" +
		"2," + liu + ",deposit,900.00,once,\n",
	"decision": "household,id,program,decision,from,until,class,mode,insured,percapita,reviewed,reason\n" +
		"1,,dibao,determine,2026-07,,,,,,2026-06-20,\n" +
		"1," + zhang + ",nursing,determine,2026-07,,2,,,,,\n" +
		"2," + liu + ",tekun,determine,2026-07,,dependent,home,,,2026-06-21,新增\n",
}
