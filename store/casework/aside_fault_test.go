package casework

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/calc/roster"
	"doudi/calc/sidebyside"
	"doudi/store"
)

// A fault of the program in a goroutine beside an act is the act's error: it would
// end the program with a trace of what it was about.
func TestFaultsAside(t *testing.T) {
	m := calc.NewMonth(2026, 7)
	month := func() *computing {
		p := &policy.Policy{}
		return &computing{frame: frame{month: m, policy: p}, month: roster.NewMonth(m, m, p, nil)}
	}
	for name, work := range map[string]func() error{
		"a village's month": func() error {
			_, err := month().run(40, func(int) (*village, error) { return &village{}, nil })
			return err
		},
		"taking a village": func() error {
			_, err := month().run(40, func(i int) (*village, error) { return &village{}, []error{}[i] })
			return err
		},
		"deciding": func() error {
			return (&importing{rows: &records.Import{}, order: make([]*imported, 40)}).decide()
		},
	} {
		var fault *sidebyside.Panic
		if err := work(); !errors.As(err, &fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Who has moved is read once, and again where the store has changed.
func TestMovers(t *testing.T) {
	_, key, err := store.ReadKeyFile([]byte("doudi-key-1 anybody YSBrZXkgZm9yIHRlc3RzOiBpdCBvcGVucyBub3RoaW6sYul0\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := store.At(filepath.Join(t.TempDir(), "county.db"), store.Credentials{Operator: "root", Secret: key}, time.Now)
	_, err = s.Create(store.Settings{County: "清河县", Opening: calc.NewMonth(2026, 7)}, func(*store.Tx) (store.Entry, error) {
		return store.Entry{Act: "test"}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var movers movers
	for i, want := range []int{0, 1, 0, 1} {
		if i == 2 {
			err = s.Act(func(tx *store.Tx) (store.Entry, error) {
				return store.Entry{Act: "test"}, tx.PutRegion(calc.Region{Code: "999901001001", Name: "东街社区"})
			})
		}
		err = errors.Join(err, s.View(func(tx *store.Tx) error {
			from, err := movers.in(tx)
			if len(from) != want {
				t.Errorf("%d: %d households, want %d", i, len(from), want)
			}
			from["1"] = nil // seen again where it is not read anew
			return err
		}))
		if err != nil {
			t.Fatal(err)
		}
	}
}
