package casework

import (
	"fmt"
	"reflect"
	"slices"
	"sync"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/store"
)

// Imported is what an import did, or would do.
type Imported struct {
	Added, Changed, Left int // households
	Decisions            int // decisions recorded
	Known                int // decisions that were on record already
	Replaced             []Replacement
	Accounts             []AccountAsked // asked for: the old ones are paid until a second person confirms
	Waiting              int            // account changes that were asked for before and wait still
	Entry                uint64         // of the journal, by which Accounts are confirmed together; 0 where none were asked for, or it was only tried
	Warnings             calc.Faults
}

// Nothing says that all is on record already, or waits.
func (d *Imported) Nothing() bool { return d.Added+d.Changed+d.Decisions+len(d.Accounts) == 0 }

// Replacement is a row of the import that says what an award was told before
// and what a later decision has replaced since: it is left alone.
type Replacement struct {
	calc.AwardKey
	From  calc.Month
	Place calc.Place
}

// Import takes households, members, items and decisions into the store, all or
// nothing (records.md). Rows already on record change nothing. Decisions count
// as confirmed by the importing operator, and say so. Another account of a household
// on file is asked for and waits for a second person, as one by hand does
// (security.md). Faults are all of them, with their places.
func (o *Office) Import(tables []calc.Table, source string) (*Imported, error) {
	return o.takeIn(tables, source, func(_ *store.Tx, write func() error) error { return write() })
}

// takeIn is Import, with something around the writing of what was checked.
func (o *Office) takeIn(tables []calc.Table, source string, around func(tx *store.Tx, write func() error) error) (*Imported, error) {
	tables, office := records.OfficeTables(tables, o.regionCodes())
	rows, faults := records.Read(tables, o.Today)
	faults = append(office, faults...)
	if len(faults.Refusing()) > 0 {
		more, err := o.alsoWrong(rows, source)
		if err != nil {
			return nil, err
		}
		return nil, append(faults, more...)
	}
	check := func(tx *store.Tx) (*importing, error) {
		in, err := o.newImport(tx, rows, source)
		if err == nil {
			err = in.check(slices.Clone(faults))
		}
		return in, err
	}
	var done *Imported
	write := func(tx *store.Tx, in *importing) (store.Entry, error) {
		rows, in.rows = nil, nil // a large county need not stay in memory twice
		err := around(tx, func() (err error) {
			done, err = in.write()
			return err
		})
		if err != nil || done.Nothing() {
			return store.Entry{}, err
		}
		reason := fmt.Sprintf("households +%d ~%d, decisions +%d", done.Added, done.Changed, done.Decisions)
		if asked := len(done.Accounts); asked > 0 {
			reason += fmt.Sprintf(", accounts +%d", asked)
			if !o.Dry {
				done.Entry = tx.NextEntry()
			}
		}
		return store.Entry{Act: "import", Subject: source, Reason: reason}, nil
	}
	take := o.checkAside
	if o.Dry {
		take = o.tryAside
	}
	err := take(check, write)
	return done, err
}

// regionCodes finds the codes of all regions of a name. The county's list is read
// when a name is first asked for; an office's own lists name villages.
func (o *Office) regionCodes() func(name string) []calc.RegionCode {
	byName := sync.OnceValue(func() map[string][]calc.RegionCode {
		codes := map[string][]calc.RegionCode{}
		_ = o.Store.View(func(tx *store.Tx) error { // a store that cannot be read is the import's own error
			clear(codes)
			return tx.Regions(func(r calc.Region) error {
				codes[r.Name] = append(codes[r.Name], r.Code)
				return nil
			})
		})
		return codes
	})
	return func(name string) []calc.RegionCode { return byName()[name] }
}

// alsoWrong is what can be said beside the store of rows that have faults in
// themselves.
func (o *Office) alsoWrong(rows *records.Import, source string) (faults calc.Faults, err error) {
	err = o.viewAside(func(tx *store.Tx) error {
		in, err := o.newImport(tx, rows, source)
		if err == nil {
			in.checkPeople()
			err = in.decide()
			faults = in.faults
		}
		return err
	})
	return faults, err
}

// importing is one import at work in a transaction.
type importing struct {
	office  *Office
	tx      *store.Tx
	changed uint64 // see store.Tx.Changed
	policy  *policy.Policy
	source  string
	rows    *records.Import
	faults  calc.Faults
	done    Imported

	cases   map[calc.HouseholdNumber]*imported
	order   []*imported
	last    *imported                              // rows of one household mostly follow each other
	people  map[calc.IDNumber]calc.HouseholdNumber // of this import's member rows
	regions map[calc.RegionCode]*calc.Region
	empty   bool // there is no household on file yet: nothing needs to be asked for
	room    importRoom
}

// imported is one household in the import: as it is on file and as it becomes.
type imported struct {
	old, new *calc.Household
	own      calc.Household // what new is, unless it has been given
	nth      int            // of the import's households, from 0
	place    calc.Place     // of its row, if it has one
	items    bool           // its items have been begun anew
	payee    bool           // its row says who receives the money
	ended    bool           // on file, but no more than that
	into     []calc.HouseholdNumber
	rows     []int // of its decisions
	awards   []calc.Award
	loaded   bool
	added    []store.Recorded
}

func (o *Office) newImport(tx *store.Tx, rows *records.Import, source string) (*importing, error) {
	if err := o.allow(tx, ImportCases); err != nil {
		return nil, err
	}
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	in := newImporting(o, tx, p, rows, source)
	villages, err := tx.Villages("")
	in.empty = len(villages) == 0
	return in, err
}

func newImporting(o *Office, tx *store.Tx, p *policy.Policy, rows *records.Import, source string) *importing {
	return &importing{
		office: o, tx: tx, changed: tx.Changed(), policy: p, rows: rows, source: source,
		order:   make([]*imported, 0, len(rows.Households)),
		cases:   make(map[calc.HouseholdNumber]*imported, len(rows.Households)),
		people:  make(map[calc.IDNumber]calc.HouseholdNumber, len(rows.Members)),
		regions: map[calc.RegionCode]*calc.Region{},
	}
}

// check checks everything; faults of the sheets' own reading are given and
// returned with those found here.
func (in *importing) check(read calc.Faults) error {
	in.checkPeople()
	if err := in.decide(); err != nil {
		return err
	}
	if all := append(read, in.faults...); len(all.Refusing()) > 0 {
		return all
	}
	err := in.checkPaid()
	in.done.Warnings = append(read, in.faults...)
	return err
}

// write writes what was checked.
func (in *importing) write() (*Imported, error) {
	in.cases, in.last = nil, nil
	if in.empty {
		in.tx.Expect(len(in.order))
	}
	for i, c := range in.order {
		if err := in.writeCase(c); err != nil {
			return nil, err
		}
		in.order[i] = nil // written: a large county need not stay in memory
	}
	return &in.done, nil
}

func (in *importing) fault(at calc.Place, code string, args ...string) {
	in.faults = append(in.faults, calc.Fault{Code: code, Place: at, Args: args})
}

func (in *importing) writeCase(c *imported) error {
	if c.old == nil {
		in.done.Added++
		in.tx.File(c.new, c.added, in.office.Today)
		return nil
	}
	wanted := c.keepAccount()
	if sameHousehold(c.old, c.new) {
		in.done.Left++
	} else {
		in.done.Changed++
		if err := in.tx.ChangeHousehold(c.old, c.new, store.Change{Day: in.office.Today}); err != nil {
			return err
		}
	}
	if err := in.askAccount(c, wanted); err != nil {
		return err
	}
	return in.writeDecisions(c)
}

func (in *importing) writeDecisions(c *imported) error {
	for i := range c.added {
		a := &c.added[i]
		if err := in.tx.AddDecision(c.new.Region, a.Award, a.Decision); err != nil {
			return err
		}
	}
	return nil
}

func sameHousehold(a, b *calc.Household) bool {
	x, y := *a, *b
	x.Revision, y.Revision = 0, 0
	if len(x.Members) == 0 && len(y.Members) == 0 {
		x.Members, y.Members = nil, nil
	}
	if len(x.Items) == 0 && len(y.Items) == 0 {
		x.Items, y.Items = nil, nil
	}
	return reflect.DeepEqual(x, y)
}
