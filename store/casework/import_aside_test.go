package casework_test

import (
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"doudi/calc"
	"doudi/store/casework"
)

// meanwhile imports sheets, and lets something be done between their check and the
// act that writes them: an act asks the clock before it asks for the lock.
func (b *bureau) meanwhile(fs files, act func()) (*casework.Imported, error) {
	b.Helper()
	li := b.as("li")
	b.ok(li.Store.Unlock())
	now, once := li.Store.Now, sync.Once{}
	li.Store.Now = func() time.Time {
		once.Do(act)
		return now()
	}
	return li.Import(b.sheets(b.folder(fs)), "data")
}

// TestImportMeanwhile: what is done between the check of an import and its act is
// neither lost nor passed over.
func TestImportMeanwhile(t *testing.T) {
	notes := files{"household": "household,note\n1,漏雨\n2,新房\n"}
	for name, c := range map[string]struct {
		sheets files
		act    func(b *bureau)
		holds  func(b *bureau, done *casework.Imported)
		faults []string
	}{
		"a family of the import": {
			sheets: notes,
			act:    func(b *bureau) { b.takes(files{"household": "household,phone\n1,10000000009\n"}) },
			holds: func(b *bureau, done *casework.Imported) {
				if h := b.household("1"); h.Phone != "10000000009" || h.Note != "漏雨" || done.Changed != 2 || h.Revision != 2 {
					b.Errorf("%+v %+v", h, done)
				}
			},
		},
		"the same import": {
			sheets: home,
			act:    func(b *bureau) { b.takes(home) },
			holds: func(b *bureau, done *casework.Imported) {
				if done.Left != 2 || done.Added+done.Changed+done.Decisions != 0 || done.Known != 3 {
					b.Errorf("%+v", done)
				}
			},
		},
		"a person": {
			sheets: files{"household": "household,region\n7,999901001001\n", "member": "household,name,id,relation\n7,张三," + zhang + ",head\n"},
			act:    func(b *bureau) { b.takes(home) },
			faults: []string{"member.csv:2 person.elsewhere " + calc.IDNumber(zhang).Tail() + " 7 1"},
		},
		"tables": {
			sheets: notes,
			act: func(b *bureau) {
				_, err := b.as("admin").LoadPolicy(b.sheets(filepath.Join(qingheFolder, "policy2")))
				b.ok(err)
			},
			holds: func(b *bureau, done *casework.Imported) {
				if done.Changed != 2 {
					b.Errorf("%+v", done)
				}
			},
		},
		"nothing": {
			sheets: notes,
			act:    func(*bureau) {},
			holds: func(b *bureau, done *casework.Imported) {
				if done.Changed != 2 {
					b.Errorf("%+v", done)
				}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := parish(t)
			if name != "a person" && name != "the same import" {
				b.takes(home)
			}
			acted := false
			done, err := b.meanwhile(c.sheets, func() { acted = true; c.act(b) })
			if !acted {
				t.Fatal("nothing was done meanwhile")
			}
			if c.faults != nil {
				if got := b.faultsOf(err); !slices.Equal(got, c.faults) {
					t.Errorf("%q", got)
				}
				return
			}
			b.ok(err)
			c.holds(b, done)
		})
	}
}

// TestTryImportOfNewcomers: a family that only an import brings is in the month that
// it is said to make.
func TestTryImportOfNewcomers(t *testing.T) {
	b := parish(t)
	before := b.roster(of2026(7))
	_, effect, err := b.as("li").TryImport(b.sheets(b.folder(home)), "data")
	b.ok(err)
	b.takes(home)
	want := b.difference(before, b.roster(of2026(7)))
	if effect.After != want.After || effect.Regular != want.Regular || len(effect.Enter) != 3 {
		t.Errorf("tried %+v, it is %+v", effect, want)
	}
}
