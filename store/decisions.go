package store

import (
	"fmt"

	"doudi/calc"
)

// AddDecision records a decision on an award as the next of the whole store.
// Decisions are never changed afterwards.
func (tx *Tx) AddDecision(region calc.RegionCode, a calc.AwardKey, d *calc.Decision) error {
	tx.counters.Decision++
	d.Seq = tx.counters.Decision
	value, err := encodeDecision(d)
	if err != nil {
		return fmt.Errorf("household %s: %w", a.Household, err)
	}
	return tx.replace(decisionKey(region, a, d.Seq), nil, value)
}

// Awards are a household's awards, each with all its decisions in the order of
// recording, by programme and person.
func (tx *Tx) Awards(region calc.RegionCode, n calc.HouseholdNumber) ([]calc.Award, error) {
	var awards []calc.Award
	from := decisionsKey(region, n)
	err := tx.engine.scan(from, from.after(), func(k key, value []byte) error {
		return collect(&awards, k, value)
	})
	return awards, err
}

func collect(awards *[]calc.Award, k key, value []byte) error {
	a, ok := splitDecisionKey(k)
	d, err := decodeDecision(value)
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%w: a decision's key cannot be read", ErrDamaged)
	}
	if last := len(*awards) - 1; last < 0 || (*awards)[last].AwardKey != a {
		*awards = append(*awards, calc.Award{AwardKey: a})
	}
	last := &(*awards)[len(*awards)-1]
	last.Decisions = append(last.Decisions, d)
	return nil
}

// Cases walks the households of the regions whose code begins with prefix,
// each with its awards: two cursors side by side.
func (tx *Tx) Cases(prefix string, f func(*calc.Household, []calc.Award) error) error {
	next := tx.decisionCursor(prefix)
	return tx.Households(prefix, func(h *calc.Household) error {
		awards, err := next(h)
		if err != nil {
			return err
		}
		return f(h, awards)
	})
}

// decisionBatch is how many decisions the second cursor reads at a time.
const decisionBatch = 512

// decisionCursor gives the awards of one household after the other, in the
// order in which households lie.
func (tx *Tx) decisionCursor(prefix string) func(*calc.Household) ([]calc.Award, error) {
	type record struct{ key, value []byte }
	var ahead []record
	from, end := decisionsOfKey(prefix), decisionsOfKey(prefix).after()
	done := false
	fill := func() error {
		err := tx.engine.scan(from, end, func(k key, value []byte) error {
			if len(ahead) == decisionBatch {
				from = k
				return errStop
			}
			ahead = append(ahead, record{k.bytes, value})
			return nil
		})
		if err == errStop {
			return nil
		}
		done = true
		return err
	}
	return func(h *calc.Household) ([]calc.Award, error) {
		var awards []calc.Award
		begin := decisionsKey(h.Region, h.Number)
		limit := begin.after()
		for {
			if len(ahead) == 0 {
				if done {
					return awards, nil
				}
				if err := fill(); err != nil {
					return nil, err
				}
				continue
			}
			k := key{decisionBucket, ahead[0].key}
			if !k.before(limit) {
				return awards, nil
			}
			if k.before(begin) {
				return nil, fmt.Errorf("%w: a decision belongs to no household", ErrDamaged)
			}
			if err := collect(&awards, k, ahead[0].value); err != nil {
				return nil, err
			}
			ahead = ahead[1:]
		}
	}
}
