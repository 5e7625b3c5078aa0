package casework_test

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
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
	pay      pay
	asks     *pay // for another account, by the act at work
	asked    *pay // the account that waits; nil for none
	before   pay  // what it was asked for in place of
	closed   bool
	revision uint64
	versions []string
	mended   []mended // numbers of its people that were put right
}

// pay is where a household's money goes; to the head where no payee is named.
type pay struct {
	payee   calc.IDNumber
	account string
}

// mended is a number that was put right, the n-th of all.
type mended struct {
	n          int
	old, right calc.IDNumber
}

// paidTo is who receives the money.
func (f *family) paidTo() calc.IDNumber {
	if f.pay.payee != "" {
		return f.pay.payee
	}
	return f.head
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
	return fmt.Sprint(people, " ", f.head, " ", f.region, " ", f.phone, " ", f.pay)
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

// settle takes over what an act has changed, each household one revision further. Who
// is paid stays.
func (m parishModel) settle(changed parishModel) {
	for n, f := range changed {
		if old := m[n]; old != nil && (f.paidTo() != old.paidTo() || f.paidTo() == "") {
			f.pay.payee = old.paidTo()
		}
		m.turn(n, f)
	}
}

// turn takes over what has become of a household.
func (m parishModel) turn(n calc.HouseholdNumber, f *family) {
	if f.asks != nil {
		f.asked, f.before, f.asks = f.asks, f.pay, nil
	}
	old := m[n]
	m[n] = f
	switch {
	case old == nil:
		f.revision = 0
	case old.text() == f.text():
		return
	default:
		f.revision = old.revision + 1
	}
	f.versions = append(slices.Clone(f.versions), f.text())
}

// mendings are all numbers that were put right, in their order.
func (m parishModel) mendings() (all []mended) {
	for _, f := range m {
		all = append(all, f.mended...)
	}
	slices.SortFunc(all, func(a, b mended) int { return a.n - b.n })
	return all
}

// takenAway says whether a number is one that a person of a household had until it was
// put right: nobody comes in under it.
func (m parishModel) takenAway(n calc.HouseholdNumber, id calc.IDNumber) bool {
	for _, c := range m[n].mended {
		now := id
		for _, x := range m.mendings()[c.n:] {
			if x.old == now {
				now = x.right
			}
		}
		if c.old == id && now != id {
			return true
		}
	}
	return false
}

// paysElsewhere are the other households that name a payee.
func (m parishModel) paysElsewhere(but calc.HouseholdNumber, payee calc.IDNumber) (numbers []calc.HouseholdNumber) {
	for n, f := range m {
		if n != but && f.pay.payee == payee && !f.closed {
			numbers = append(numbers, n)
		}
	}
	return numbers
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
			if f == nil || m.home(d.id) != "" || m.takenAway(d.n, d.id) {
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
	"correct": {
		func(o *casework.Office, d drawn) error {
			_, err := o.CorrectID(d.n, d.id, string(d.second), change(""))
			return err
		},
		func(m parishModel, d drawn) parishModel {
			f := m.open(d.n)
			switch {
			case f == nil || !f.has(d.id):
				return nil
			case d.id == d.second:
				return parishModel{}
			case m.home(d.second) != "" || f.asked != nil:
				return nil
			}
			changed := parishModel{d.n: f}
			if f.paidTo() == d.id {
				f.asks = &pay{d.second, f.pay.account}
			}
			for _, n := range m.paysElsewhere(d.n, d.id) {
				other := m.open(n)
				if other.asked != nil {
					return nil
				}
				other.asks = &pay{d.second, other.pay.account}
				changed[n] = other
			}
			f.people[slices.Index(f.people, d.id)] = d.second
			if f.head == d.id {
				f.head = d.second
			}
			f.mended = append(slices.Clone(f.mended), mended{len(m.mendings()), d.id, d.second})
			return changed
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
		account := rapid.SampledFrom(modelAccounts).Draw(t, "account")
		rapid.SampledFrom([]func(){
			func() { w.account(t, d.n, account) }, func() { w.imported(t, d.n, account) }, func() { w.confirmed(t, d.n) },
		}).Draw(t, "how")()
	case "stale":
		w.stale(t, d.n)
	default:
		changed := modelDeeds[name].model(w.model, d)
		err := modelDeeds[name].do(w.as("li"), d)
		if (err == nil) != (changed != nil) {
			t.Fatalf("%s %+v: %v, the model says %v", name, d, err, changed)
		}
		w.model.settle(changed)
		w.compare(t, slices.Sorted(maps.Keys(changed))...)
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

// confirmed has the account confirmed that waits.
func (w *walk) confirmed(t *rapid.T, n calc.HouseholdNumber) {
	f := w.model.open(n)
	_, err := w.as("wang").ConfirmAccount(n, 0)
	switch {
	case f == nil || f.asked == nil:
		if err == nil {
			t.Fatalf("household %s: an account was confirmed that nobody may have asked for", n)
		}
	case calc.Refused(err, "account.changed") && f.before != f.pay:
	case err != nil || f.before != f.pay:
		t.Fatalf("household %s: %v, asked for in place of %v", n, err, f.before)
	default:
		f.pay, f.asked = *f.asked, nil
		w.model.turn(n, f)
	}
}

// sheetOf is a sheet with a heading and a row.
type sheetOf struct {
	name string
	rows [][]string
}

func (s *sheetOf) Name() string { return s.name }

func (s *sheetOf) Next() ([]string, error) {
	if len(s.rows) == 0 {
		return nil, io.EOF
	}
	row := s.rows[0]
	s.rows = s.rows[1:]
	return row, nil
}

func (s *sheetOf) Place(int) calc.Place { return calc.Place{File: s.name} }

// imported asks for another account by an import, which changes nothing where that
// account waits already; a first account is given.
func (w *walk) imported(t *rapid.T, n calc.HouseholdNumber, account string) {
	f := w.model.open(n)
	done, err := w.as("li").Import([]calc.Table{&sheetOf{"household", [][]string{{"household", "account"}, {string(n), account}}}}, "data")
	if (err == nil) != (f != nil) {
		t.Fatalf("household %s: %v", n, err)
	}
	if f == nil {
		return
	}
	wanted := pay{f.pay.payee, account}
	if f.pay.account == "" && account != "" {
		if done.Changed != 1 || len(done.Accounts) != 0 {
			t.Fatalf("household %s: %+v", n, done)
		}
		f.pay = wanted
		w.model.turn(n, f)
		return
	}
	waits := f.asked != nil && f.before == f.pay && *f.asked == wanted
	if asked := wanted != f.pay && !waits; asked != (len(done.Accounts) == 1) || waits != (done.Waiting == 1) {
		t.Fatalf("household %s: %+v, waits %v", n, done, waits)
	} else if asked {
		f.asks = &wanted
		w.model.turn(n, f)
	}
}

// account asks for another account.
func (w *walk) account(t *rapid.T, n calc.HouseholdNumber, account string) {
	f := w.model.open(n)
	_, err := w.as("li").EditHousehold(n, change("account="+account))
	if (err == nil) != (f != nil) {
		t.Fatalf("household %s: %v", n, err)
	}
	if f != nil && f.pay.account != account {
		f.asks = &pay{f.pay.payee, account}
		w.model.turn(n, f)
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
		if got := asModel(now.Household); got != f.text() || now.Household.Revision != f.revision || now.Closed != f.closed || (now.Asked != nil) != (f.asked != nil) {
			t.Fatalf("household %s: %s at %d, closed %v, asked %v\nmodel %s at %d, closed %v, asked %v",
				n, got, now.Household.Revision, now.Closed, now.Asked, f.text(), f.revision, f.closed, f.asked)
		}
	}
}

func asModel(h *calc.Household) string {
	f := family{region: string(h.Region), phone: h.Phone, pay: pay{h.PayeeID, h.Account}}
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
