package casework

import (
	"strings"
	"time"

	"doudi/calc"
	"doudi/store"
)

// Extract is which entries of the journal are wanted; what is empty is any.
type Extract struct {
	Operator  string
	Household calc.HouseholdNumber // what was done to it, and looks at lists that have it
	Act       string               // an act, or the beginning before a dot: "roster" is "roster.submit" too
	From, To  calc.Day             // days of this machine's time zone, inclusive
	Limit     int                  // the last so many; 0 for all
}

// JournalLine is an entry of the journal as people read it.
type JournalLine struct {
	store.Entry
	ClockBack bool // it was written when the clock stood before the entry before
}

// Journal is the last entries of the journal, at most limit of them; all where
// limit is not positive.
func (o *Office) Journal(limit int) (entries []store.Entry, err error) {
	lines, err := o.JournalExtract(Extract{Limit: max(limit, 0)})
	for i := range lines {
		entries = append(entries, lines[i].Entry)
	}
	return entries, err
}

// JournalExtract is the entries of the journal 审计日志 that are wanted, the newest
// last.
func (o *Office) JournalExtract(x Extract) (lines []JournalLine, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		lines = nil
		if err := o.allow(tx, ReadJournal); err != nil {
			return err
		}
		wanted, err := x.wanted(tx)
		if err != nil {
			return err
		}
		var before time.Time
		err = tx.Journal(x.first(tx), func(j *store.Entry) error {
			line := JournalLine{*j, j.At.Before(before)}
			if before = j.At; wanted(j) {
				lines = append(lines, line)
			}
			if x.Limit > 0 && len(lines) >= 2*x.Limit {
				lines = append(lines[:0], lines[len(lines)-x.Limit:]...)
			}
			return nil
		})
		if x.Limit > 0 && len(lines) > x.Limit {
			lines = lines[len(lines)-x.Limit:]
		}
		return err
	})
	return lines, err
}

// first is the sequence from which on the journal is read: where every entry is
// wanted the last ones and the one before them, whose clock is compared.
func (x *Extract) first(tx *store.Tx) uint64 {
	last, _ := tx.Head()
	if *x != (Extract{Limit: x.Limit}) || x.Limit == 0 || uint64(x.Limit) >= last {
		return 0
	}
	return last - uint64(x.Limit)
}

// wanted is whether an entry is wanted.
func (x *Extract) wanted(tx *store.Tx) (func(*store.Entry) bool, error) {
	about := func(*store.Entry) bool { return true }
	if x.Household != "" {
		home, err := tx.Home(x.Household)
		if err != nil {
			return nil, err
		}
		about = func(j *store.Entry) bool { return isAbout(j, x.Household, home) }
	}
	return func(j *store.Entry) bool {
		day := calc.DayOf(j.At.Local())
		return (x.Operator == "" || x.Operator == j.Operator) &&
			(x.Act == "" || x.Act == j.Act || strings.HasPrefix(j.Act, x.Act+".")) &&
			(x.From == 0 || day >= x.From) && (x.To == 0 || day <= x.To) && about(j)
	}, nil
}

// notOfHouseholds are the groups of acts whose subject is something else, which
// may read like a household's number.
var notOfHouseholds = []string{"store", "operator", "policy", "roster", "audit", "calendar", "import"}

// isAbout says whether an entry is of a household: it is among the subject's
// numbers, or was listed whole with the region that it lies in.
func isAbout(j *store.Entry, n calc.HouseholdNumber, home calc.RegionCode) bool {
	for _, group := range notOfHouseholds {
		if j.Act == group || strings.HasPrefix(j.Act, group+".") {
			return false
		}
	}
	for _, subject := range strings.Fields(j.Subject) {
		if subject == string(n) || j.Act == ActWholeLook && len(subject) >= len(home.County()) && home.Under(subject) {
			return true
		}
	}
	return false
}
