package cmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"doudi/calc"
	"doudi/store"
)

// think is the pause between two acts of the person at the counter.
const think = 20 * time.Millisecond

// BenchmarkWaiting is one person at the counter, who changes a household and looks
// at it every 20 ms, while other processes run a month's end and an import on the
// same store (P8): how long an answer takes, in milliseconds, and the middle one
// as a ratio to that of a store where nobody else works.
func BenchmarkWaiting(b *testing.B) {
	path, dir := officeStore(b)
	doudi := filepath.Join(dir, "doudi")
	build(b, doudi, "./doudi")
	counter := &counter{b: b, path: path}
	idle := counter.during(func() { time.Sleep(2 * time.Second) })
	all := waits{}
	for b.Loop() {
		counter.path = filepath.Join(filepath.Dir(path), "month.db")
		if err := errors.Join(duplicate(path, counter.path), os.RemoveAll(counter.path+".lock")); err != nil {
			b.Fatal(err)
		}
		for _, step := range [][]string{
			{"roster", "run", "--month", "2026-09", "--out", filepath.Join(dir, "out"), "--allow-blocked", "--operator", "li"},
			{"roster", "submit", "--month", "2026-09", "--operator", "li"},
			{"roster", "confirm", "--month", "2026-09", "--operator", "wang"},
			{"import", filepath.Join(dir, "data"), "--operator", "li"},
			{"backup", filepath.Join(b.TempDir(), "copy.db"), "--operator", "li"},
		} {
			begun := time.Now()
			w := counter.during(func() { beside(b, doudi, append(step, "--store", counter.path, "--key", benchKeys(path))...) })
			b.Logf("%-14s %6d ms: act %s; look %s", stepName(step), time.Since(begun).Milliseconds(), w.acts, w.looks)
			all.acts, all.looks = append(all.acts, w.acts...), append(all.looks, w.looks...)
		}
	}
	b.Logf("idle: act %s; look %s", idle.acts, idle.looks)
	for name, took := range map[string]durations{"act": all.acts, "look": all.looks} {
		b.ReportMetric(took.at(0.5), "ms-"+name+"-p50")
		b.ReportMetric(took.at(0.99), "ms-"+name+"-p99")
		b.ReportMetric(took.at(1), "ms-"+name+"-max")
	}
	b.ReportMetric(all.acts.at(0.5)/idle.acts.at(0.5), "x-idle")
	b.ReportMetric(0, "ns/op")
}

func stepName(step []string) string {
	if step[0] == "roster" {
		return "roster " + step[1]
	}
	return step[0]
}

// beside runs a command as a process of its own.
func beside(b *testing.B, name string, args ...string) {
	b.Helper()
	c := exec.Command(name, args...)
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "DOUDI_ANCHORS=" + filepath.Join(filepath.Dir(name), "anchors"), "DOUDI_LANG=en"}
	if text, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, text)
	}
}

func duplicate(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// durations are how long answers took.
type durations []time.Duration

// at is the duration that a share of them does not exceed, in milliseconds.
func (d durations) at(share float64) float64 {
	if len(d) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(d))
	return float64(sorted[min(int(share*float64(len(sorted))), len(sorted)-1)].Microseconds()) / 1000
}

func (d durations) String() string {
	return fmt.Sprintf("%d, p50 %.1f, p99 %.1f, max %.1f ms", len(d), d.at(0.5), d.at(0.99), d.at(1))
}

type waits struct{ acts, looks durations }

// counter is a person at the counter of an office.
type counter struct {
	b    *testing.B
	path string
	n    int
}

// during lets the person work while something else is done.
func (c *counter) during(f func()) waits {
	c.b.Helper()
	stop, told := make(chan struct{}), make(chan waits)
	go func() {
		var w waits
		s := benchStore(c.b, c.path)
		for {
			select {
			case <-stop:
				told <- w
				return
			case <-time.After(think):
			}
			c.n++
			number := calc.HouseholdNumber(fmt.Sprintf("%06d", 1+c.n*337%benchHouseholds()))
			w.acts = append(w.acts, took(func() error { return annotate(s, number, fmt.Sprint(c.n)) }, c.b))
			w.looks = append(w.looks, took(func() error { return look(s, number) }, c.b))
		}
	}()
	f()
	close(stop)
	return <-told
}

func took(f func() error, b *testing.B) time.Duration {
	begun := time.Now()
	if err := f(); err != nil {
		b.Error(err)
	}
	return time.Since(begun)
}

func annotate(s *store.Store, number calc.HouseholdNumber, note string) error {
	return s.Act(func(tx *store.Tx) (store.Entry, error) {
		old, err := tx.Household(number)
		if err != nil {
			return store.Entry{}, err
		}
		h := *old
		h.Note = note
		return store.Entry{Operator: "li", Act: "household.edit", Subject: string(number)}, tx.PutHousehold(old, &h)
	})
}

func look(s *store.Store, number calc.HouseholdNumber) error {
	return s.View(func(tx *store.Tx) error {
		_, err := tx.Household(number)
		return err
	})
}

// benchStore is the officer's store at a path.
func benchStore(b *testing.B, path string) *store.Store {
	b.Helper()
	content, err := os.ReadFile(filepath.Join(benchKeys(path), "li.key"))
	if err != nil {
		b.Fatal(err)
	}
	name, key, err := store.ReadKeyFile(content)
	if err != nil {
		b.Fatal(err)
	}
	s := store.At(path, store.Credentials{Operator: name, Secret: key}, time.Now)
	if err := s.Unlock(); err != nil {
		b.Fatal(err)
	}
	return s
}
