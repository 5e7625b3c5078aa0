package casework_test

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"doudi/calc"
	"doudi/store/casework"
)

func init() { deeds["count in a note"] = countInNote }

// actsEach is how many acts each process does on the one household: DOUDI_ACTS, or
// what a usual run has the time for.
func actsEach() int {
	if n, err := strconv.Atoi(os.Getenv("DOUDI_ACTS")); err == nil && n > 0 {
		return n
	}
	return 15
}

// clerksAtOnce are who works on the one household, each in a process of their own:
// DOUDI_CLERKS of them, eight in a full run, three usually.
func clerksAtOnce() (clerks []string) {
	n, err := strconv.Atoi(os.Getenv("DOUDI_CLERKS"))
	if err != nil || n <= 0 {
		n = 3
	}
	for i := range n {
		clerks = append(clerks, []string{"zhao", "qian", "li"}[i%3])
	}
	return clerks
}

// countInNote raises the number in a household's note by one, again and again, each
// time by what was read before. A stale act is done anew on what is there by now.
func countInNote(b *bureau, operator string) error {
	o := b.as(operator)
	o.Store.Wait = time.Minute
	for range actsEach() {
		for {
			f, err := o.Show("1")
			if err != nil {
				return err
			}
			n, _ := strconv.Atoi(f.Household.Note)
			c := change(fmt.Sprintf("note=%d", n+1))
			c.Seen = map[calc.HouseholdNumber]uint64{"1": f.Household.Revision}
			var stale *casework.Stale
			if _, err = o.EditHousehold("1", c); err == nil {
				break
			} else if !errors.As(err, &stale) {
				return err
			}
		}
	}
	return nil
}

// TestTwoClerksOnOneHousehold lets clerks in processes of their own change one
// household at once: what one has changed is never written over by who has not seen
// it, and every change is in the history.
func TestTwoClerksOnOneHousehold(t *testing.T) {
	b := families(t)
	b.takes(files{"household": "household,note\n1,0\n"})
	clerks := clerksAtOnce()
	var workers []*worker
	for _, clerk := range clerks {
		workers = append(workers, hire(t, "count in a note", b.path, clerk))
	}
	for _, w := range workers {
		w.release()
	}
	for _, w := range workers {
		if word := w.hear(); word != "done <nil>" {
			t.Errorf("a clerk said %q", word)
		}
	}
	want := len(clerks) * actsEach()
	if h := b.household("1"); h.Note != strconv.Itoa(want) {
		t.Errorf("counted to %s, want %d", h.Note, want)
	}
	versions, err := b.as("li").History("1")
	b.ok(err)
	for i, v := range versions[1:] {
		if v.Household.Note != strconv.Itoa(i) {
			t.Fatalf("version %d counts %s", i+1, v.Household.Note)
		}
	}
	if len(versions) != want+2 {
		t.Errorf("%d versions, want %d", len(versions), want+2)
	}
}
