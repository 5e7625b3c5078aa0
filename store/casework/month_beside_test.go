package casework_test

import (
	"fmt"
	"testing"

	"doudi/calc"
	"doudi/store"
)

// anybody is the county's first household.
func (b *bureau) anybody() (first calc.HouseholdNumber) {
	b.Helper()
	b.ok(b.as("li").Store.View(func(tx *store.Tx) error {
		return tx.HouseholdNumbers("", 1, func(n calc.HouseholdNumber) { first = n })
	}))
	return first
}

// Whoever acts beside a month does not change it, and is not in its way.
func TestMonthBesideActs(t *testing.T) {
	b := qinghe(t)
	before, err := b.as("li").Roster(of2026(7))
	b.ok(err)
	somebody, stop, ended := b.anybody(), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				_, err := b.as("li").EditHousehold(somebody, change(fmt.Sprintf("phone=607%05d", i)))
				if err != nil {
					t.Errorf("act %d: %v", i, err)
					return
				}
			}
		}
	}()
	for range 5 {
		beside, err := b.as("li").Roster(of2026(7))
		if err != nil || beside.Digest != before.Digest {
			t.Errorf("beside acts the month is another: %v", err)
		}
	}
	close(stop)
	<-ended
}
