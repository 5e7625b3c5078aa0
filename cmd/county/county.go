// Package county makes a made-up county: tables, people and a few months of
// life, written as the files an office hands in. Nobody in it exists: its
// region codes and the areas of its identity numbers begin with 99, its
// telephone numbers with 100 and its accounts with an issuer that no bank is.
// The same options give the same bytes, on every machine.
package county

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"doudi/calc"
)

// Options say what county is made. A zero field but Seed means its default.
type Options struct {
	Households          int // on file in the opening month; 1 000
	Seed                uint64
	Townships           int        // 3 to 15, by the number of households
	VillagesPerTownship int        // 3 to 40, by the number of households
	Opening             calc.Month // the first month that is paid; 2026-07
	Months              int        // of life, the opening month among them; 3
	Name                string     // 清河县
}

// The folders and files of a county below its own folder.
const (
	PolicyFolder = "policy"
	DataFolder   = "data"
	RegionFile   = "region.csv"
)

// mostRegions is how many townships a county, and villages a township, may
// have: their codes are three digits.
const mostRegions = 999

// mostHouseholds is how many households there are account numbers and birth
// dates for.
const mostHouseholds = 10_000_000

// ErrOptions says that there is no county for the options.
var ErrOptions = errors.New("no county can be made so")

// full fills in what the options leave open.
func (o Options) full() (Options, error) {
	o.Households, o.Months = cmp.Or(o.Households, 1000), cmp.Or(o.Months, 3)
	o.Opening, o.Name = cmp.Or(o.Opening, calc.NewMonth(2026, 7)), cmp.Or(o.Name, "清河县")
	o.Townships = cmp.Or(o.Townships, min(max(3+o.Households/500, 3), 15))
	o.VillagesPerTownship = cmp.Or(o.VillagesPerTownship, min(max(o.Households/o.Townships/14, 3), 40))
	switch {
	case o.Households < 1 || o.Households > mostHouseholds, o.Months < 1 || o.Months > 120,
		o.Townships < 1 || o.Townships > mostRegions, o.VillagesPerTownship < 1 || o.VillagesPerTownship > mostRegions,
		o.Opening.Year() < 2000 || o.Opening.Year() > 2029:
		return o, fmt.Errorf("%+v: %w", o, ErrOptions)
	}
	return o, nil
}

// PolicyMonth is the month before whose roster the county's new tables arrive,
// with standards raised from the opening month on; 0 where the county does not
// live so long.
func (o Options) PolicyMonth() calc.Month {
	o, _ = o.full()
	if o.Months < 3 {
		return 0
	}
	return o.Opening + 2
}

// NewPolicyFolder is where the tables of PolicyMonth lie.
func NewPolicyFolder(m calc.Month) string { return "policy-" + m.String() }

// EventFolder is where that lies which a month brings. A month that brings
// nothing has no such folder.
func EventFolder(m calc.Month) string { return "events-" + m.String() }

// Write makes the county in dir, which it makes where it is missing. Files of
// the same names are written over. Memory does not grow with the households.
func Write(dir string, o Options) error {
	o, err := o.full()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	c := newCounty(dir, o)
	if err := errors.Join(c.writeTables(), c.writeRegions()); err != nil {
		return err
	}
	err = c.populate()
	return errors.Join(err, c.close())
}

// county is a county being made. People are made household by household, in
// the order of their numbers, each with all the months of its life.
type county struct {
	Options
	dir      string
	places   []place
	register register
	texts    map[calc.Month]string
	data     *sheets   // what is known before the opening month
	events   []*sheets // what each month after it brings; 0 is never used
	home     home      // the one being made: its slices serve again
}

func newCounty(dir string, o Options) *county {
	c := &county{Options: o, dir: dir, places: newPlaces(o), texts: map[calc.Month]string{}}
	c.data = c.newSheets(DataFolder)
	for k := range o.Months {
		c.events = append(c.events, c.newSheets(EventFolder(o.Opening+calc.Month(k))))
	}
	return c
}

func (c *county) newSheets(folder string) *sheets {
	return &sheets{county: c, dir: filepath.Join(c.dir, folder)}
}

func (c *county) close() error {
	err := c.data.close()
	for _, s := range c.events {
		err = errors.Join(err, s.close())
	}
	return err
}

// month is a month of the county's life, 0 the opening month.
func (c *county) month(k int) calc.Month { return c.Opening + calc.Month(k) }

// populate makes the households of the opening month, and those that arrive in
// each month after it, with their lives.
func (c *county) populate() error {
	for i := range c.Households {
		c.begin(i)
		r := c.roleOf(i)
		c.compose(r)
		c.home.enter(c.data)
		if r != nil && r.before != nil {
			r.before(&c.home)
		}
		c.home.live(1)
		if c.data.err != nil {
			return c.data.err
		}
	}
	next := c.Households
	for k := 1; k < c.Months; k++ {
		for range c.Households/250 + 1 {
			c.arrive(next, k)
			next++
		}
	}
	return nil
}

// arrive makes a household that is taken in in month k.
func (c *county) arrive(i, k int) {
	c.begin(i)
	h := &c.home
	h.visited = visitIn(c.month(k)-1, &h.dice)
	c.compose(nil)
	for a := range h.awards {
		h.awards[a].from = c.month(k)
	}
	h.enter(c.events[k])
	h.live(k + 1)
}
