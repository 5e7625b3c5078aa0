package casework_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// family is a household as the model has it: its people in order, the first being
// no more than that, and who is the head.
type family struct {
	people   []calc.IDNumber
	head     calc.IDNumber
	region   string
	phone    string
	account  string
	asked    string // the account that waits; "" for none
	pinned   bool   // the head has changed since it was asked for
	closed   bool
	revision uint64
	versions []string
}

func (f *family) has(id calc.IDNumber) bool { return slices.Contains(f.people, id) }

// without takes a person out; false where the head would leave others behind.
func (f *family) without(id calc.IDNumber) bool {
	if !f.has(id) || id == f.head && len(f.people) > 1 {
		return false
	}
	f.people = slices.DeleteFunc(slices.Clone(f.people), func(p calc.IDNumber) bool { return p == id })
	if f.closed = len(f.people) == 0; f.closed {
		f.head = ""
	}
	return true
}

func (f *family) text() string {
	people := slices.Sorted(slices.Values(f.people))
	return fmt.Sprint(people, " ", f.head, " ", f.region, " ", f.phone, " ", f.account)
}

// parishModel is the office's households in memory. An act gives the families that it
// changes, nil where it is refused.
type parishModel map[calc.HouseholdNumber]*family

// open is a copy of a household on which acts may be done.
func (m parishModel) open(n calc.HouseholdNumber) *family {
	f := m[n]
	if f == nil || f.closed {
		return nil
	}
	c := *f
	c.people = slices.Clone(f.people)
	return &c
}

func (m parishModel) home(id calc.IDNumber) calc.HouseholdNumber {
	for n, f := range m {
		if f.has(id) {
			return n
		}
	}
	return ""
}

// settle takes over what an act has changed, each household one revision further.
func (m parishModel) settle(changed parishModel) {
	for n, f := range changed {
		old := m[n]
		switch {
		case old == nil:
			f.revision = 0
		case old.text() == f.text():
			continue
		default:
			f.revision = old.revision + 1
			f.pinned = f.pinned || f.head != old.head
		}
		f.versions = append(slices.Clone(f.versions), f.text())
		m[n] = f
	}
}

// walk is the model and the store side by side.
type walk struct {
	*bureau
	model parishModel
}

var (
	modelNumbers  = []string{"1", "2", "3", "4", "5"}
	modelVillages = []string{"999901001001", "999901001002", "999901002001"}
	modelAccounts = []string{"6230000000000000018", "6230000000000000026"}
)

func modelPeople() (ids []string) {
	for n := range 8 {
		ids = append(ids, card("19700101", 100+n))
	}
	return ids
}

// drawn is what a random act is done with.
type drawn struct {
	n, other     calc.HouseholdNumber
	id, second   calc.IDNumber
	region, text string
}

// modelDeeds are the acts: what each does in the store, and in the model.
var modelDeeds = map[string]struct {
	do    func(o *casework.Office, d drawn) error
	model func(m parishModel, d drawn) parishModel
}{
	"add": {
		func(o *casework.Office, d drawn) error {
			_, err := o.AddHousehold(d.n, change("region="+d.region, "name=甲 relation=head id="+string(d.id), "name=乙 relation=child id="+string(d.second)))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			if m[d.n] != nil || d.id == d.second || m.home(d.id)+m.home(d.second) != "" {
				return nil
			}
			return parishModel{d.n: {people: []calc.IDNumber{d.id, d.second}, head: d.id, region: d.region}}
		},
	},
	"edit": {
		func(o *casework.Office, d drawn) error {
			_, err := o.EditHousehold(d.n, change("phone="+d.text))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			if f != nil {
				f.phone = d.text
			}
			return m.alone(d.n, f)
		},
	},
	"move": {
		func(o *casework.Office, d drawn) error {
			_, err := o.MoveHousehold(d.n, change("region="+d.region))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			if f != nil {
				f.region = d.region
			}
			return m.alone(d.n, f)
		},
	},
	"split": {
		func(o *casework.Office, d drawn) error {
			_, err := o.SplitHousehold(d.n, d.other, []calc.IDNumber{d.id}, change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			if f == nil || m[d.other] != nil || len(f.people) < 2 || !f.without(d.id) {
				return nil
			}
			return parishModel{d.n: f, d.other: {people: []calc.IDNumber{d.id}, head: d.id, region: f.region, phone: f.phone}}
		},
	},
	"merge": {
		func(o *casework.Office, d drawn) error {
			_, err := o.MergeHousehold(d.n, d.other, change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f, to := m.open(d.n), m.open(d.other)
			if f == nil || to == nil || d.n == d.other {
				return nil
			}
			to.people, f.people = append(to.people, f.people...), nil
			f.closed, f.head = true, ""
			return parishModel{d.n: f, d.other: to}
		},
	},
	"head": {
		func(o *casework.Office, d drawn) error {
			_, err := o.ChangeHead(d.n, d.id, change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			if f == nil || !f.has(d.id) {
				return nil
			}
			f.head = d.id
			return parishModel{d.n: f}
		},
	},
	"death": {
		func(o *casework.Office, d drawn) error {
			_, err := o.Death(d.n, d.id, calc.NewDay(2026, 11, 1), d.second, change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			if f == nil || !f.has(d.second) {
				return nil
			}
			if f.head = d.second; !f.without(d.id) {
				return nil
			}
			return parishModel{d.n: f}
		},
	},
	"join": {
		func(o *casework.Office, d drawn) error {
			_, err := o.Join(d.n, row("member", "name=丙 relation=other id="+string(d.id)), "", change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			if f == nil || m.home(d.id) != "" {
				return nil
			}
			f.people = append(f.people, d.id)
			return parishModel{d.n: f}
		},
	},
	"leave": {
		func(o *casework.Office, d drawn) error {
			_, err := o.Leave(d.n, d.id, "", change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			if f == nil || !f.without(d.id) {
				return nil
			}
			return parishModel{d.n: f}
		},
	},
	"pass over": {
		func(o *casework.Office, d drawn) error {
			_, err := o.Join(d.n, row("member", "relation=other id="+string(d.id)), d.other, change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			to, from := m.open(d.n), m.open(d.other)
			if to == nil || from == nil || d.n == d.other || !from.without(d.id) {
				return nil
			}
			to.people = append(to.people, d.id)
			return parishModel{d.n: to, d.other: from}
		},
	},
}

// alone is one changed household, nil for none.
func (m parishModel) alone(n calc.HouseholdNumber, f *family) parishModel {
	if f == nil {
		return nil
	}
	return parishModel{n: f}
}

// step does one random act on both.
func (w *walk) step(t *rapid.T) {
	number := rapid.Custom(func(t *rapid.T) calc.HouseholdNumber {
		return calc.HouseholdNumber(rapid.SampledFrom(modelNumbers).Draw(t, "household"))
	})
	person := rapid.Custom(func(t *rapid.T) calc.IDNumber {
		return calc.IDNumber(rapid.SampledFrom(modelPeople()).Draw(t, "person"))
	})
	d := drawn{
		n: number.Draw(t, "n"), other: number.Draw(t, "other"), id: person.Draw(t, "id"), second: person.Draw(t, "second"),
		region: rapid.SampledFrom(modelVillages).Draw(t, "village"), text: rapid.StringMatching(`1[0-9]{3}`).Draw(t, "phone"),
	}
	name := rapid.SampledFrom(append(slices.Sorted(keysOf(modelDeeds)), "account", "stale")).Draw(t, "act")
	switch name {
	case "account":
		w.account(t, d.n, rapid.SampledFrom(modelAccounts).Draw(t, "account"), rapid.Bool().Draw(t, "confirm"))
	case "stale":
		w.stale(t, d.n)
	default:
		changed := modelDeeds[name].model(w.model, d)
		err := modelDeeds[name].do(w.as("li"), d)
		if (err == nil) != (changed != nil) {
			t.Fatalf("%s %+v: %v, the model says %v", name, d, err, changed)
		}
		w.model.settle(changed)
	}
	w.compare(t, d.n, d.other)
}

func keysOf[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// account asks for another account, or has the one that waits confirmed.
func (w *walk) account(t *rapid.T, n calc.HouseholdNumber, account string, confirm bool) {
	f := w.model.open(n)
	if confirm {
		_, err := w.as("wang").ConfirmAccount(n, 0)
		switch {
		case f == nil || f.asked == "":
			if err == nil {
				t.Fatalf("household %s: an account was confirmed that nobody may have asked for", n)
			}
		case calc.Refused(err, "account.changed") && f.pinned:
		case err != nil:
			t.Fatal(err)
		default:
			f.account, f.asked = f.asked, ""
			w.model.settle(parishModel{n: f})
		}
		return
	}
	_, err := w.as("li").EditHousehold(n, change("account="+account))
	if (err == nil) != (f != nil) {
		t.Fatalf("household %s: %v", n, err)
	}
	if f != nil && f.account != account {
		w.model[n].asked, w.model[n].pinned = account, false
	}
}

// stale acts on a revision that is not the one on file.
func (w *walk) stale(t *rapid.T, n calc.HouseholdNumber) {
	f := w.model.open(n)
	if f == nil {
		return
	}
	c := change("note=stale")
	c.Seen = map[calc.HouseholdNumber]uint64{n: f.revision + 1}
	if f.revision > 0 {
		c.Seen[n] = rapid.Uint64Range(0, f.revision-1).Draw(t, "seen")
	}
	if _, err := w.as("li").EditHousehold(n, c); err == nil {
		t.Fatalf("household %s: revision %d was taken for %d", n, c.Seen[n], f.revision)
	}
}

// compare looks at households in the store beside those of the model.
func (w *walk) compare(t *rapid.T, numbers ...calc.HouseholdNumber) {
	for _, n := range numbers {
		f := w.model[n]
		now, err := w.as("li").Show(n)
		if f == nil {
			if !errors.Is(err, store.ErrNotFound) {
				t.Fatalf("household %s is on file: %v", n, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := asModel(now.Household); got != f.text() || now.Household.Revision != f.revision || now.Closed != f.closed || (now.Asked != nil) != (f.asked != "") {
			t.Fatalf("household %s: %s at %d, closed %v, asked %v\nmodel %s at %d, closed %v, asked %q",
				n, got, now.Household.Revision, now.Closed, now.Asked, f.text(), f.revision, f.closed, f.asked)
		}
	}
}

func asModel(h *calc.Household) string {
	f := family{region: string(h.Region), phone: h.Phone, account: h.Account}
	for i := range h.Members {
		f.people = append(f.people, h.Members[i].ID)
		if h.Members[i].Relation == calc.Head {
			f.head = h.Members[i].ID
		}
	}
	if len(f.people) == 0 {
		f.people = nil
	}
	return f.text()
}

// proved checks the whole store, that nobody is in two households, and that every
// version of every household is as the model remembers it.
func (w *walk) proved(t *rapid.T) {
	if err := w.as("li").Store.Check(true); err != nil {
		t.Fatal(err)
	}
	seen := map[calc.IDNumber]calc.HouseholdNumber{}
	for n, f := range w.model {
		versions, err := w.as("li").History(n)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range versions {
			got = append(got, asModel(versions[i].Household))
		}
		if !slices.Equal(got, f.versions) {
			t.Fatalf("household %s: versions\n%q\nmodel\n%q", n, got, f.versions)
		}
		for _, m := range versions[len(versions)-1].Household.Members {
			if other, twice := seen[m.ID]; twice {
				t.Fatalf("%s is in households %s and %s", m.ID, n, other)
			}
			seen[m.ID] = n
		}
	}
}

// TestHouseholdsLikeTheModel does random acts in the store and in memory: what is
// refused, what is on file and every former version agree. DOUDI_ACTS is how many acts
// there are in all, 100 000 in a full run.
func TestHouseholdsLikeTheModel(t *testing.T) {
	acts := 400
	if n, err := strconv.Atoi(os.Getenv("DOUDI_ACTS")); err == nil && n > 0 {
		acts = n
	}
	const batch = 40
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	defer checks.Value.Set(before)
	if err := checks.Value.Set(strconv.Itoa(max(1, acts/batch))); err != nil {
		t.Fatal(err)
	}
	founded, err := os.ReadFile(parish(t).path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "model.db")
	rapid.Check(t, func(rt *rapid.T) {
		if err := os.WriteFile(path, founded, 0o600); err != nil {
			rt.Fatal(err)
		}
		w := &walk{&bureau{t, path}, parishModel{}}
		for range batch {
			w.step(rt)
		}
		w.proved(rt)
	})
}
