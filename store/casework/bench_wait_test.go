package casework_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// BenchmarkWait is what a clerk at the counter waits for, who changes one family
// after the other while another process does the month-end, draft, submission
// and confirmation (P8): the whole act, from the word to the answer. Quiet is the
// same act with nobody beside it.
func BenchmarkWait(b *testing.B) {
	path := lived(b, benchHouseholds())
	numbers := familiesOf(b, path, 997)
	var quiet, beside []time.Duration
	month := opening + 2
	for b.Loop() {
		for i := range 50 {
			quiet = append(quiet, edited(b, path, numbers, i))
		}
		w := hire(b, "month end", path, month.String())
		w.release()
		month++
		answer := make(chan string, 1)
		go func() {
			for word := w.hear(); word != ""; word = w.hear() {
				answer <- word
			}
			close(answer)
		}()
		for i := 50; ; i++ {
			select {
			case word, more := <-answer:
				if more && word != "done <nil>" && len(word) > 6 && word[:6] != "sealed" {
					b.Fatalf("the month-end said %q\n%s", word, &w.heard)
				}
				if more {
					continue
				}
			case <-time.After(benchPause):
				beside = append(beside, edited(b, path, numbers, i))
				continue
			}
			break
		}
	}
	report := func(name string, waits []time.Duration) {
		slices.Sort(waits)
		for _, p := range []int{50, 99, 100} {
			b.ReportMetric(float64(waits[max(0, len(waits)*p/100-1)].Microseconds())/1000, fmt.Sprintf("ms-%s-p%d", name, p))
		}
	}
	report("quiet", quiet)
	report("beside", beside)
	b.ReportMetric(float64(len(beside))/float64(b.N), "acts")
	b.ReportMetric(0, "ns/op")
}

// benchPause is what a clerk takes breath for between two acts.
const benchPause = 20 * time.Millisecond

// familiesOf are so many numbers of households from all over the county.
func familiesOf(b *testing.B, path string, many int) (numbers []calc.HouseholdNumber) {
	b.Helper()
	must(b, officeOf(path, "li").Store.View(func(tx *store.Tx) error {
		var all []calc.HouseholdNumber
		err := tx.HouseholdNumbers("", 1<<30, func(n calc.HouseholdNumber) { all = append(all, n) })
		for i := range many {
			numbers = append(numbers, all[i*len(all)/many])
		}
		return err
	}))
	return numbers
}

// edited changes the note of one family and gives how long that took.
func edited(b *testing.B, path string, numbers []calc.HouseholdNumber, i int) time.Duration {
	b.Helper()
	o := officeOf(path, "li")
	must(b, o.Store.Unlock())
	o.Store.Wait = time.Minute
	c := casework.HouseholdChange{From: opening + 2, Reason: "变更", Home: row("household", fmt.Sprintf("note=%d", i))}
	begun := time.Now()
	_, err := o.EditHousehold(numbers[i*61%len(numbers)], c)
	must(b, err)
	return time.Since(begun)
}
