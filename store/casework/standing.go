package casework

import (
	"fmt"
	"os"
	"slices"

	"doudi/calc"
	"doudi/store"
)

// Standing is who is at work in a store, and what they may do there.
type Standing struct {
	Operator string
	County   string          // its name as given at the founding
	Township calc.RegionCode // the only one; "" for the whole county
	Place    string          // the township's name; "" for the county's office
	Roles    []string
	rights   []Right
}

// Standing is the operator's own; the refusals are those of every act.
func (o *Office) Standing() (s *Standing, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		op, err := o.present(tx)
		if err != nil {
			return err
		}
		s = &Standing{Operator: o.Operator, County: tx.Settings().County, Township: op.Township}
		if op.Township != "" {
			s.Place = regionName(tx, op.Township.Full())
		}
		for _, role := range op.Roles {
			s.Roles = append(s.Roles, string(role))
		}
		for r := range rights {
			if o.allow(tx, r) == nil {
				s.rights = append(s.rights, r)
			}
		}
		return nil
	})
	return s, err
}

// May says whether the operator's roles have a right. Whether an act is allowed
// is still found out in the act.
func (s *Standing) May(r Right) bool { return slices.Contains(s.rights, r) }

// Mark is how a store stood when somebody looked at it.
type Mark struct {
	file    string // of its file, found without opening it
	changed uint64 // the last act that changed a record; looks are none
}

// Moved says how the store stands, and whether a record has changed since it
// stood as a mark says. It opens a store only whose file has changed.
func (o *Office) Moved(since Mark) (now Mark, moved bool, err error) {
	info, err := os.Stat(o.Store.Path)
	if err != nil {
		return since, false, err
	}
	now = Mark{fmt.Sprint(info.ModTime().UnixNano(), info.Size()), since.changed}
	if now.file == since.file {
		return now, false, nil
	}
	err = o.Store.View(func(tx *store.Tx) error {
		now.changed = tx.Changed()
		_, err := o.present(tx)
		return err
	})
	return now, now.changed != since.changed, err
}

// CountHouseholds is how many households the county has on file.
func (o *Office) CountHouseholds() (n int, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		_, err := o.present(tx)
		if err == nil {
			n = tx.CountHouseholds()
		}
		return err
	})
	return n, err
}
