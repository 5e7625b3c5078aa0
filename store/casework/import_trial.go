package casework

import (
	"errors"

	"doudi/calc"
	"doudi/store"
)

// TryImport is what an import would do 试导入, and what it would make of the month
// to be paid next. Nothing is changed.
func (o *Office) TryImport(tables []calc.Table, source string) (done *Imported, effect *Effect, err error) {
	dry := *o
	dry.Dry = true
	done, err = dry.takeIn(tables, source, func(tx *store.Tx, write func() error) error {
		month, err := nextMonth(tx)
		if err != nil {
			return err
		}
		before, err := asItStands(tx, month)
		if err != nil {
			return err
		}
		if err := errors.Join(write(), tx.Settle()); err != nil {
			return err
		}
		after, err := asItStands(tx, month)
		if err != nil {
			return err
		}
		effect, err = compare(month, before, after)
		return err
	})
	return done, effect, err
}

// asItStands makes a month by all that is on record.
func asItStands(tx *store.Tx, m calc.Month) (*computed, error) {
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	return compute(tx, frame{month: m, policy: p, horizon: tx.Horizon()})
}
